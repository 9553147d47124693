#include "tests/crash/index_content.h"

#include <memory>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>

#include "schema/fields.h"
#include "schema/generation.h"
#include "schema/hash.h"
#include "schema/sequence_file.h"
#include "schema/stored_article.h"
#include "schema/terms.h"

namespace nachlese::testing {

namespace {

// Learned from whatever the run read that filled the index.
constexpr std::string_view kDictionaryKey = "nachlese.text-dictionary";

std::string words_of(const Xapian::Document& document, const SequenceFile* file) {
    std::string words = document.get_value(slot_number(ValueSlot::Words));
    if (!words.empty() || file == nullptr) return words;
    return std::string(file->sequence_of(document.get_docid()).value_or(std::string_view{}));
}

ArticleContent content_of(const Xapian::Document& document, const std::string& stored,
                          const SequenceFile* file) {
    ArticleContent content{stored, document.get_value(slot_number(ValueSlot::Cluster))};
    const std::string cluster = cluster_term({});
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if (!(*term).starts_with(cluster))
            content.text += fmt::format("{} {}\n", *term, term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        const auto is_slot = [&](ValueSlot slot) {
            return value.get_valueno() == slot_number(slot);
        };
        if (!is_slot(ValueSlot::Words) && !is_slot(ValueSlot::WordsPlace) &&
            !is_slot(ValueSlot::Cluster)) {
            content.text += fmt::format("{}={}\n", value.get_valueno(), *value);
        }
    }
    content.text = hash128_hex(content.text + words_of(document, file));
    return content;
}

template <typename Entries>
void say_what_differs(const Entries& found, const Entries& expected, std::string_view what,
                      ::testing::AssertionResult& result) {
    std::size_t lacks = 0;
    std::size_t differs = 0;
    std::string first;
    for (const auto& [key, value] : expected) {
        const auto other = found.find(key);
        if (other != found.end() && other->second == value) continue;
        ++(other == found.end() ? lacks : differs);
        if (first.empty()) first = key;
    }
    std::size_t surplus = 0;
    for (const auto& [key, value] : found) {
        if (expected.contains(key)) continue;
        ++surplus;
        if (first.empty()) first = key;
    }
    if (first.empty()) return;
    result << fmt::format("{}: {} are lacking, {} differ, {} are too many, \"{}\" for one; ", what,
                          lacks, differs, surplus, first);
}

}  // namespace

IndexContent content_of(const std::string& index_path) {
    IndexContent content;
    const auto live = live_generation(index_path);
    if (!live) {
        EXPECT_EQ(live.error().code, ErrorCode::IndexMissing) << live.error().message;
        return content;
    }
    try {
        const Xapian::Database database(live->database);
        const std::shared_ptr<const SequenceFile> file = SequenceFile::open(live->database);
        for (auto document = database.postlist_begin({}); document != database.postlist_end({});
             ++document) {
            const Xapian::Document stored = database.get_document(*document);
            const Article article = article_of(database, stored);
            const bool is_new =
                content.articles
                    .emplace(article.id, content_of(stored, store_article(article), file.get()))
                    .second;
            EXPECT_TRUE(is_new) << article.id << " is in the index twice";
        }
        for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end();
             ++key) {
            if (*key != kDictionaryKey) content.records.emplace(*key, database.get_metadata(*key));
        }
    } catch (const Xapian::Error& error) {
        ADD_FAILURE() << live->database << ": " << error.get_description();
    }
    return content;
}

::testing::AssertionResult is_same(const IndexContent& found, const IndexContent& expected) {
    if (found == expected) return ::testing::AssertionSuccess();
    auto result = ::testing::AssertionFailure();
    say_what_differs(found.articles, expected.articles, "articles", result);
    say_what_differs(found.records, expected.records, "records", result);
    return result;
}

}  // namespace nachlese::testing
