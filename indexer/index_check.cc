#include "indexer/index_check.h"

#include <cerrno>
#include <future>
#include <memory>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/catalogue.h"
#include "indexer/earlier_versions.h"
#include "indexer/interruption.h"
#include "schema/fields.h"
#include "schema/index_format.h"
#include "schema/sequence_file.h"
#include "schema/stored_article.h"
#include "schema/word_sequence.h"

namespace nachlese {

namespace {

void check_stored_articles(const Xapian::Database& database, std::vector<std::string>& damage) {
    for (auto document = database.postlist_begin({}); document != database.postlist_end({});
         ++document) {
        if (interrupted()) return;
        if (auto article = load_article(database, database.get_document(*document)); !article) {
            damage.push_back(fmt::format("document {}: {}", *document, article.error().message));
        }
    }
}

// Words stand in the file or in a value; of those that stand in both the file is read.
class WordSequenceCheck {
  public:
    WordSequenceCheck(const Xapian::Database& database, const std::string& path,
                      std::vector<std::string>& damage)
        : database_(database),
          path_(sequence_file(path)),
          file_(SequenceFile::open(path)),
          damage_(damage) {
        if (file_ && file_->uuid() != database_.get_uuid()) file_ = nullptr;
    }

    void run() {
        const auto in_file = slot_number(ValueSlot::WordsPlace);
        if (!file_ && database_.get_value_freq(in_file) > 0) {
            damage_.push_back(fmt::format("{}: is missing or damaged", path_));
        } else {
            for (auto place = database_.valuestream_begin(in_file);
                 place != database_.valuestream_end(in_file) && !interrupted(); ++place)
                check_in_file(place.get_docid());
        }
        const auto slot = slot_number(ValueSlot::Words);
        for (auto value = database_.valuestream_begin(slot);
             value != database_.valuestream_end(slot) && !interrupted(); ++value)
            check_value(value.get_docid(), *value);
    }

  private:
    void check_in_file(Xapian::docid document) {
        const auto sequence = file_->sequence_of(document);
        if (!sequence || !reader_.open(*sequence)) {
            damage_.push_back(
                fmt::format("document {}: its words in {} cannot be read", document, path_));
        }
    }

    void check_value(Xapian::docid document, const std::string& sequence) {
        if (!reader_.open(sequence)) {
            damage_.push_back(fmt::format("document {}: its words cannot be read", document));
        }
        const auto mapped = file_ ? file_->sequence_of(document) : std::nullopt;
        if (mapped && *mapped != sequence) {
            damage_.push_back(
                fmt::format("document {}: {} has other words than the database", document, path_));
        }
    }

    const Xapian::Database& database_;
    std::string path_;
    std::shared_ptr<const SequenceFile> file_;
    std::vector<std::string>& damage_;
    WordSequenceReader reader_;
};

Result<void> check_catalogue(const Xapian::Database& database, std::vector<std::string>& damage) {
    const Catalogue catalogue(database);
    std::uint64_t recorded = 0;
    for (const Root& root : roots_of(database)) {
        for (const std::string& folder : catalogue.folders(root)) {
            auto records = catalogue.load(root, folder);
            if (!records) return tl::unexpected(records.error());
            for (const FileRecord& record : *records)
                recorded += record.articles;
        }
    }
    const std::uint64_t held = database.get_doccount() + EarlierVersions::count(database);
    if (recorded != held) {
        damage.push_back(fmt::format("the files' records count {} articles, the index holds {}",
                                     recorded, held));
    }
    return {};
}

// Damage is an answer, all else that Xapian throws an error.
Result<std::vector<std::string>> damage_told_by(const Xapian::Error& error,
                                                const std::string& path) {
    Error translated = from_xapian(error, path);
    if (translated.code != ErrorCode::IndexDamaged) return tl::unexpected(std::move(translated));
    return std::vector{std::move(translated.message)};
}

Result<std::vector<std::string>> damage_in_tables(const std::string& path) {
    try {
        std::ostringstream details;
        const auto errors = Xapian::Database::check(path, 0, &details);
        if (errors == 0) return {};
        return std::vector{fmt::format("Xapian found {} errors: {}", errors, details.str())};
    } catch (const Xapian::Error& error) {
        return damage_told_by(error, path);
    }
}

Result<std::vector<std::string>> damage_in_content(const std::string& path) {
    try {
        const Xapian::Database database(path);
        if (auto compatible = check_format(database, path); !compatible) {
            return tl::unexpected(compatible.error());
        }
        std::vector<std::string> damage;
        check_stored_articles(database, damage);
        WordSequenceCheck(database, path, damage).run();
        if (auto checked = check_catalogue(database, damage); !checked) {
            damage.push_back(checked.error().message);
        }
        return damage;
    } catch (const Xapian::Error& error) {
        return damage_told_by(error, path);
    }
}

}  // namespace

bool can_xapian_check(const std::string& path) {
    return access((path + "/postlist.glass").c_str(), W_OK) == 0 || errno == ENOENT;
}

Error cannot_be_checked(const std::string& path) {
    return {ErrorCode::Io,
            fmt::format("{}: cannot be written to, which Xapian's check needs", path),
            "check a copy of the index, or as somebody who may write to it; see its permissions"};
}

Result<std::vector<std::string>> check_index(const std::string& path, XapianCheck xapian_check) {
    if (xapian_check == XapianCheck::LeaveOut) return damage_in_content(path);
    if (!can_xapian_check(path)) return tl::unexpected(cannot_be_checked(path));
    // Each reads everything: side by side they take as long as the longer one.
    auto tables = std::async(std::launch::async, damage_in_tables, path);
    auto in_content = damage_in_content(path);
    auto in_tables = tables.get();
    return !in_tables || !in_tables->empty() ? in_tables : in_content;
}

}  // namespace nachlese
