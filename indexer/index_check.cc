#include "indexer/index_check.h"

#include <sstream>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/catalogue.h"
#include "indexer/earlier_versions.h"
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
        if (auto article = load_article(database.get_document(*document).get_data()); !article) {
            damage.push_back(fmt::format("document {}: {}", *document, article.error().message));
        }
    }
}

// A phrase is looked for in the file where there is one, else in the values.
void check_word_sequences(const Xapian::Database& database, const std::string& path,
                          std::vector<std::string>& damage) {
    const auto file = SequenceFile::open(path);
    const auto slot = slot_number(ValueSlot::Words);
    WordSequenceReader reader;
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
         ++value) {
        const Xapian::docid document = value.get_docid();
        const std::string sequence = *value;
        if (!reader.open(sequence)) {
            damage.push_back(fmt::format("document {}: its words cannot be read", document));
        }
        const auto mapped = file ? file->sequence_of(document) : std::nullopt;
        if (mapped && *mapped != sequence) {
            damage.push_back(fmt::format("document {}: {} has other words than the database",
                                         document, sequence_file(path)));
        }
    }
}

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

}  // namespace

Result<std::vector<std::string>> check_index(const std::string& path) {
    std::vector<std::string> damage;
    try {
        std::ostringstream details;
        const auto errors = Xapian::Database::check(path, 0, &details);
        if (errors != 0) {
            damage.push_back(fmt::format("Xapian found {} errors: {}", errors, details.str()));
            return damage;
        }
        const Xapian::Database database(path);
        if (auto compatible = check_format(database, path); !compatible) {
            return tl::unexpected(compatible.error());
        }
        check_stored_articles(database, damage);
        check_word_sequences(database, path, damage);
        if (auto checked = check_catalogue(database, damage); !checked) {
            damage.push_back(checked.error().message);
        }
    } catch (const Xapian::Error& error) {
        const Error translated = from_xapian(error, path);
        if (translated.code != ErrorCode::IndexDamaged) return tl::unexpected(translated);
        damage.push_back(translated.message);
    }
    return damage;
}

}  // namespace nachlese
