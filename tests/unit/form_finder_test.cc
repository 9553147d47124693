#include "query/form_finder.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/wildcard_pattern.h"
#include "schema/terms.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// An index made by hand: terms and the articles that have them.
class HandMadeVocabulary final : public Vocabulary {
  public:
    explicit HandMadeVocabulary(std::map<std::string, std::uint32_t> terms)
        : terms_(std::move(terms)) {}

    void walk(const std::string& first,
              const std::function<bool(const std::string& term)>& consume) const override {
        for (auto term = terms_.lower_bound(first); term != terms_.end(); ++term) {
            if (!consume(term->first)) return;
        }
    }
    [[nodiscard]] std::uint32_t article_count(const std::string& term) const override {
        return terms_.at(term);
    }

  private:
    std::map<std::string, std::uint32_t> terms_;
};

std::shared_ptr<const Vocabulary> vocabulary() {
    const std::string tags(field(FieldId::Tags).term_prefix);
    return std::make_shared<HandMadeVocabulary>(std::map<std::string, std::uint32_t>{
        {"2025", 9},
        {"cafe", 3},
        {"café", 4},
        {"caféhaus", 1},
        {"günstig", 2},
        {"günstiger", 5},
        {"muller", 1},
        {"möller", 2},
        {"müller", 7},
        {"vertrag", 6},
        {"ćosić", 1},
        {"œuvre", 1},
        {stem_term("muller"), 8},
        {tags + "muller", 3},
        {value_term(field(FieldId::Tags), "Karl Muller"), 2},
    });
}

std::vector<std::string> surfaces(const FoundForms& found) {
    std::vector<std::string> surfaces;
    for (const FoundForm& form : found.forms)
        surfaces.push_back(form.surface);
    return surfaces;
}

std::vector<std::string> fitting(std::string_view pattern, FieldId field_id = FieldId::Body) {
    FormFinder finder(vocabulary());
    return surfaces(finder.fitting(pattern, field(field_id).term_prefix));
}

TEST(FormFinder, FindsTheFormsThatFitMostFrequentFirst) {
    EXPECT_THAT(fitting("günsti*"), ElementsAre("günstiger", "günstig"));
    EXPECT_THAT(fitting("GU\u0308NSTI*"), ElementsAre("günstiger", "günstig"));
    EXPECT_THAT(fitting("*trag"), ElementsAre("vertrag"));
    EXPECT_THAT(fitting("M?ller"), ElementsAre("müller", "möller", "muller"));
    EXPECT_THAT(fitting("20?5"), ElementsAre("2025"));
    EXPECT_THAT(fitting("x*"), IsEmpty());
    EXPECT_THAT(fitting("*"), SizeIs(12)) << "neither stems nor the words of other fields";
}

TEST(FormFinder, ForeignAccentsDoNotMatter) {
    EXPECT_THAT(fitting("cafe*"), ElementsAre("café", "cafe", "caféhaus"));
    EXPECT_THAT(fitting("Café*"), ElementsAre("café", "cafe", "caféhaus"));
    EXPECT_THAT(fitting("cosi*"), ElementsAre("ćosić"));
}

TEST(FormFinder, LooksAtTheWordsOfTheFieldAlone) {
    EXPECT_THAT(fitting("*ller", FieldId::Tags), ElementsAre("muller")) << "no whole value either";
}

TEST(FormFinder, FindsSimilarFormsNearestFirst) {
    FormFinder finder(vocabulary());
    EXPECT_THAT(surfaces(finder.similar("Möller", 1, "")),
                ElementsAre("möller", "müller", "muller"));
    EXPECT_THAT(surfaces(finder.similar("vertarg", 1, "")), ElementsAre("vertrag"))
        << "swapped letters count as one";
    EXPECT_THAT(surfaces(finder.similar("ünstigre", 1, "")), IsEmpty());
    EXPECT_THAT(surfaces(finder.similar("ünstigre", 2, "")), ElementsAre("günstiger"));
}

TEST(FormFinder, KeepsTheMostFrequentWhereThereAreTooMany) {
    std::map<std::string, std::uint32_t> terms;
    constexpr std::uint32_t kTerms = 3 * kMaxFormsOfAWord;
    for (std::uint32_t i = 0; i < kTerms; ++i)
        terms.emplace("a" + std::to_string(1000 + i), i + 1);
    FormFinder finder(std::make_shared<HandMadeVocabulary>(terms));
    const FoundForms& found = finder.fitting("a*", "");
    EXPECT_TRUE(found.is_complete);
    EXPECT_EQ(found.left_out, kTerms - kMaxFormsOfAWord);
    ASSERT_EQ(found.forms.size(), kMaxFormsOfAWord);
    EXPECT_EQ(found.forms.front().article_count, kTerms);
    EXPECT_EQ(found.forms.back().article_count, kTerms - kMaxFormsOfAWord + 1);
}

// Each walk brings more terms than a query may look at.
class EndlessVocabulary final : public Vocabulary {
  public:
    void walk(const std::string& /*first*/,
              const std::function<bool(const std::string& term)>& consume) const override {
        const std::string term = "b";
        for (std::size_t i = 0; i <= kMaxTermsWalked; ++i) {
            if (!consume(term)) return;
        }
    }
    [[nodiscard]] std::uint32_t article_count(const std::string& /*term*/) const override {
        return 1;
    }
};

TEST(FormFinder, LooksAtABoundedNumberOfTerms) {
    FormFinder finder(std::make_shared<EndlessVocabulary>());
    EXPECT_FALSE(finder.fitting("b?", "").is_complete);
    EXPECT_FALSE(finder.fitting("b?*", "").is_complete);
}

TEST(WildcardPattern, FitsAsReadersMeanIt) {
    struct Row {
        const char* pattern;
        const char* word;
        bool fits;
    };
    for (const auto& [pattern, word, fits] : {
             Row{"a*", "a", true},
             Row{"a*", "ab", true},
             Row{"a*", "ba", false},
             Row{"*a", "ba", true},
             Row{"*a", "ab", false},
             Row{"*a*", "bac", true},
             Row{"a?c", "abc", true},
             Row{"a?c", "ac", false},
             Row{"a?c", "aüc", true},
             Row{"a*b*c", "axbxbyc", true},
             Row{"a*b*c", "acb", false},
             Row{"a**c", "ac", true},
             Row{"*ab", "aab", true},
             Row{"*abab", "ababab", true},
             Row{"?*?", "a", false},
             Row{"straße*", "strassenbahn", true},
         }) {
        EXPECT_EQ(WildcardPattern(pattern).fits(word), fits) << pattern << ' ' << word;
    }
}

TEST(WildcardPattern, ManyWildcardsCostNoMoreThanTheLengths) {
    std::string pattern;
    for (int i = 0; i < 50'000; ++i)
        pattern += "*a";
    const std::string word(100'000, 'a');
    EXPECT_TRUE(WildcardPattern(pattern).fits(word));
    EXPECT_FALSE(WildcardPattern(pattern + 'b').fits(word.substr(0, 60'000)));
}

}  // namespace
}  // namespace nachlese
