// Every place that a search marks is one that the query asked for, over all texts of the sample
// archive and of the folder that NACHLESE_ARCHIVE names, if it does.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>

#include "indexer/file_reading.h"
#include "query/snippet.h"
#include "query/synonyms.h"
#include "schema/analysis/compound_pieces.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::testing {
namespace {

// Each is a part of many compounds, or written in several ways.
constexpr const char* kWordsForAll[] = {"Zoll",  "Bahn", "Stadt",           "Präsident",
                                        "Häfen", "Kiew", "Bundesregierung", "US-Präsident",
                                        "Arbeit"};

// Articles of a folder, file by file.
template <typename Consume>
void for_each_article(const std::filesystem::path& folder, Consume consume) {
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    ReadSink sink;
    sink.article = [&consume](Article&& article) { consume(article); };
    sink.no_article = [](NoArticle&&) {};
    sink.failure = [](ReadFailure&&) {};
    sink.warning = [](ReadWarning&&) {};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const ReadContext context{entry.path().filename().string(), zone.local({2026, 1, 1}, 0),
                                  zone, nullptr};
        EXPECT_TRUE(read_file(entry.path().string(), context, sink)) << entry.path();
    }
}

// What a query asks for, taken from its expansions alone.
struct Asked {
    std::set<std::string> stems, surfaces, part_stems;

    void add(const Expansion& expansion) {
        for (const Alternative& alternative : expansion.alternatives) {
            for (const Readings& readings : alternative.words) {
                for (const SoughtWord& word : readings) {
                    if (alternative.arrangement == Arrangement::PartOfCompound) {
                        part_stems.insert(word.stem);
                    } else if (alternative.by_surface) {
                        surfaces.insert(word.surface);
                    } else {
                        stems.insert(word.stem);
                    }
                }
            }
        }
    }

    [[nodiscard]] bool has(const Form& form) const {
        return stems.contains(form.stem) || surfaces.contains(form.surface);
    }

    // Whether `written` is how a part that was asked for stands in the compound.
    [[nodiscard]] bool has_part(const Form& form, std::string_view written) const {
        bool found = false;
        for_each_piece(form, [&](const CompoundPart& part) {
            const std::string piece = form.surface.substr(part.start, part.end - part.start);
            found = found || (part_stems.contains(part.stem) && fold(written) == piece);
        });
        return found;
    }
};

class Highlighting : public ::testing::Test {
  protected:
    void ask(const std::string& text, const TextUse& use) {
        const Expansion expansion = expander_.expand(text, use);
        terms_.add(expansion);
        asked_.add(expansion);
    }

    // The article's own headline, plain, and its beginning exactly and as a phrase.
    void ask_for(const Article& article) {
        terms_ = {};
        asked_ = {};
        for (const char* const word : kWordsForAll)
            ask(word, {});
        std::vector<std::string> words;
        analyser_.analyse(article.headline, [&](const Token& token) {
            words.push_back(article.headline.substr(token.start, token.end - token.start));
        });
        for (const std::string& word : words)
            ask(word, {});
        TextUse exact;
        exact.exact = true;
        TextUse phrase;
        phrase.is_phrase = true;
        if (!words.empty()) ask(words.back(), exact);
        if (words.size() > 1) ask(words[0] + " " + words[1], phrase);
    }

    void check(std::string_view text) {
        const std::vector<TextRange> ranges = find_matches(text, terms_, analyser_);
        if (ranges.empty()) return;
        const icu::UnicodeString wide =
            icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
        characters_->setText(wide);
        std::vector<std::pair<TextRange, Form>> tokens;
        analyser_.analyse(text, [&tokens](const Token& token) {
            tokens.push_back({{token.start, token.end}, *token.form});
        });
        std::size_t end = 0;
        for (const TextRange& range : ranges) {
            EXPECT_GE(range.begin, end) << text;
            EXPECT_GT(range.end, range.begin) << text;
            end = range.end;
            const std::string_view written = text.substr(range.begin, range.end - range.begin);
            EXPECT_TRUE(is_boundary(text, range.begin) && is_boundary(text, range.end)) << written;
            EXPECT_TRUE(was_asked_for(written, range, tokens)) << written << " in: " << text;
            ++spans_;
        }
    }

    void check_folder(const std::string& folder) {
        for_each_article(folder, [this](const Article& article) {
            ask_for(article);
            for (const Field& field : fields()) {
                if (field.kind != FieldKind::Text) continue;
                for (const std::string_view text : texts_of(article, field.id))
                    check(text);
            }
            const Snippet snippet = make_snippet(article, terms_, analyser_, kSnippetLength);
            for (const TextRange& range : snippet.highlights) {
                EXPECT_LT(range.begin, range.end);
                EXPECT_LE(range.end, snippet.text.size());
            }
            ++articles_;
        });
    }

    std::size_t articles_ = 0;
    std::size_t spans_ = 0;

  private:
    static constexpr std::size_t kSnippetLength = 240;

    bool is_boundary(std::string_view text, std::size_t offset) const {
        const auto before =
            icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(offset)});
        const bool begins = offset == text.size() || begins_code_point(text[offset]);
        return begins && characters_->isBoundary(before.length()) != 0;
    }

    // By itself, as the text has it, or as a part of a compound.
    bool was_asked_for(std::string_view written, const TextRange& range,
                       const std::vector<std::pair<TextRange, Form>>& tokens) {
        bool found = false;
        analyser_.analyse(written,
                          [&](const Token& token) { found = found || asked_.has(*token.form); });
        for (const auto& [place, form] : tokens) {
            if (found) break;
            if (place.begin > range.begin || place.end < range.end) continue;
            found = (place == range && asked_.has(form)) || asked_.has_part(form, written);
        }
        return found;
    }

    Synonyms synonyms_ = load_synonyms({}, {}).value();
    Analyser analyser_;
    WordExpander expander_{analyser_, {{}, &synonyms_, {}, {}}};
    MatchTerms terms_;
    Asked asked_;
    UErrorCode status_ = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> characters_{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getGerman(), status_)};
};

TEST_F(Highlighting, MarksOnlyWhatWasAskedFor) {
    check_folder(NACHLESE_SOURCE_DIR "/data/sample-archive");
    EXPECT_GT(articles_, 60U);
    EXPECT_GT(spans_, 10 * articles_);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the test has one thread
    if (const char* const archive = std::getenv("NACHLESE_ARCHIVE")) check_folder(archive);
    std::printf("articles %zu  marked places %zu\n", articles_, spans_);
}

}  // namespace
}  // namespace nachlese::testing
