#include "query/supporting_words.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/terms.h"

namespace nachlese {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Strings = std::vector<std::string>;

class Index {
  public:
    explicit Index(const Strings& stems) {
        for (const std::string& stem : stems)
            terms_.insert(stem_term(stem));
    }

    // "stem, why"
    Strings support(const std::string& query, const ExpansionSwitches& switches = {}) {
        std::vector<SoughtWord> words;
        analyser_.analyse(query, [&](const Token& token) {
            words.push_back({token.form->stem, token.form->surface});
        });
        Strings shown;
        for (const SupportingWord& word :
             supporting_words(words, switches, analyser_,
                              [&](const std::string& term) { return terms_.contains(term); }))
            shown.push_back(word.stem + ", " + std::string(support_row(word.kind).meaning));
        return shown;
    }

  private:
    Analyser analyser_;
    std::set<std::string> terms_;
};

TEST(SupportingWords, ArePiecesOfACompound) {
    Index index({"eisenbahner", "streik"});
    EXPECT_THAT(index.support("Eisenbahnerstreik"),
                ElementsAre("eisenbahner, a piece of a compound", "streik, a piece of a compound"));
}

TEST(SupportingWords, AreAVerbAndItsPrefixInOneWord) {
    Index index({"zurückweis", "ablehn", "zuminister"});
    EXPECT_THAT(index.support("Minister weist Vorwurf zurück"),
                ElementsAre("zurückweis, a verb and its prefix in one word"));
    EXPECT_THAT(index.support("Kabinett lehnt das Gesetz ab"),
                ElementsAre("ablehn, a verb and its prefix in one word"));
    EXPECT_THAT(index.support("zurück weist Vorwurf Minister"), IsEmpty());
}

TEST(SupportingWords, AreOfTheSameFamily) {
    Index index({"belgisch", "belgier"});
    EXPECT_THAT(index.support("Belgien"),
                ElementsAre("belgier, of the same family", "belgisch, of the same family"));
}

TEST(SupportingWords, AreThoseAloneThatTheIndexHas) {
    EXPECT_THAT(Index({}).support("Eisenbahnerstreik in Belgien findet statt"), IsEmpty());
    EXPECT_THAT(Index({"streik"}).support("Eisenbahnerstreik in Belgien"),
                ElementsAre("streik, a piece of a compound"));
}

TEST(SupportingWords, CountOnceHoweverOftenTheyAreMeant) {
    EXPECT_THAT(Index({"streik"}).support("Bahnstreik Pilotenstreik"),
                ElementsAre("streik, a piece of a compound"));
}

TEST(SupportingWords, CanBeSwitchedOff) {
    Index index({"streik", "belgisch", "ablehn"});
    const std::string query = "Pilotenstreik in Belgien: Minister lehnt ab";
    ExpansionSwitches switches;
    switches.compounds = false;
    EXPECT_THAT(
        index.support(query, switches),
        ElementsAre("belgisch, of the same family", "ablehn, a verb and its prefix in one word"));
    switches = {};
    switches.related = false;
    EXPECT_THAT(index.support(query, switches), ElementsAre("streik, a piece of a compound"));
}

TEST(SupportingWords, AreNotLookedForInVeryLongQueries) {
    Index index({"streik"});
    std::string query = "Pilotenstreik";
    for (std::size_t i = 1; i < kMaxSupportedWords; ++i)
        query += " Hafen";
    EXPECT_THAT(index.support(query), Contains("streik, a piece of a compound"));
    EXPECT_THAT(index.support(query + " Hafen"), IsEmpty());
}

}  // namespace
}  // namespace nachlese
