#include "query/match_terms.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/hand_made_forms.h"

namespace nachlese {
namespace {

using testing::compound_form;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::simple_form;

// A word of the text, as an analyser with a lexicon would give it.
struct Written {
    std::string text;
    Form form;
    bool is_alternative = false;
};

const Form kDuty = simple_form("zoll", "zoll");
const Form kDuties = simple_form("zölle", "zoll");
const Form kOn = simple_form("auf", "auf");
const Form kImport = simple_form("import", "import");
const Form kImportDuty = compound_form({{"import", "import"}, {"zoll", "zoll"}});

std::vector<std::string> marked(const std::vector<Written>& words, const Form& sought) {
    Analyser analyser;
    ExpansionSettings settings;
    settings.switches.folding = false;
    WordExpander expander(analyser, settings);
    MatchTerms terms;
    terms.add({sought.surface, expander.alternatives_of(sought, nullptr), 1, {}});

    std::string text;
    std::vector<Token> tokens;
    std::uint32_t positions = 0;
    for (const Written& word : words) {
        if (!word.is_alternative) {
            text += word.text + ' ';
            ++positions;
        }
        const std::size_t end = text.size() - 1;
        tokens.push_back(
            {end - word.text.size(), end, positions - 1, &word.form, word.is_alternative});
    }
    MatchFinder finder(terms, text);
    for (const Token& token : tokens)
        finder.take(token);
    std::vector<std::string> ranges;
    for (const WordMatch& match : finder.matches())
        ranges.push_back(text.substr(match.range.begin, match.range.end - match.range.begin));
    return ranges;
}

TEST(MatchTerms, OfACompoundThePartAloneIsMarked) {
    EXPECT_THAT(marked({{"Importzoll", kImportDuty}, {"Zölle", kDuties}}, kDuty),
                ElementsAre("zoll", "Zölle"));
    EXPECT_THAT(marked({{"Import\u00ADzoll", kImportDuty}}, kDuty), ElementsAre("zoll"));
    EXPECT_THAT(marked({{"Importzoll", kImportDuty}}, kImportDuty), ElementsAre("Importzoll"));
    EXPECT_THAT(marked({{"IZ", kImportDuty}}, kDuty), ElementsAre("IZ"))
        << "the whole word where the part cannot be told";
}

TEST(MatchTerms, PartsThatMakeAWordTogetherAreMarkedTogether) {
    const Form treaty =
        compound_form({{"atom", "atom"}, {"waffen", "waff"}, {"vertrag", "vertrag"}});
    const Form arms = compound_form({{"atom", "atom"}, {"waffen", "waff"}});
    EXPECT_THAT(marked({{"Atomwaffenvertrag", treaty}}, arms), ElementsAre("Atomwaffen"));
    EXPECT_THAT(marked({{"Atomwaffenvertrag", treaty}}, simple_form("waffe", "waff")),
                ElementsAre("waffen"));
}

TEST(MatchTerms, PartsOfACompoundAreMarkedWhereTheyStandNear) {
    const Written far{"weit", simple_form("weit", "weit")};
    EXPECT_THAT(marked({{"Zölle", kDuties}, {"auf", kOn}, {"Import", kImport}}, kImportDuty),
                ElementsAre("Zölle", "Import"));
    EXPECT_THAT(
        marked({{"Zölle", kDuties}, far, far, far, far, far, {"Import", kImport}}, kImportDuty),
        IsEmpty());
    EXPECT_THAT(marked({{"Zölle", kDuties}}, kImportDuty), IsEmpty()) << "never a part alone";
}

TEST(MatchTerms, OnlyWordsOfTheQueryConcernThem) {
    MatchTerms terms;
    EXPECT_FALSE(terms.concern(kDuty));
    Alternative word;
    word.words = {{{kImport.stem, kImport.surface}}};
    Alternative phrase = word;
    phrase.arrangement = Arrangement::Phrase;
    phrase.by_surface = true;
    for (const Alternative& alternative : {word, phrase}) {
        Expansion expansion;
        expansion.alternatives = {alternative};
        MatchTerms alone;
        alone.add(expansion);
        MatchTerms near;
        near.add(Proximity{5, false, {{expansion}}, {}});
        for (const MatchTerms& some : {alone, near}) {
            EXPECT_TRUE(some.concern(kImport));
            EXPECT_FALSE(some.concern(kDuty));
        }
    }
}

TEST(MatchTerms, ASecondReadingMatchesLikeTheFirst) {
    const Written second{"Import-", kImportDuty, true};
    EXPECT_THAT(marked({{"Import-", kImport}, second}, kImportDuty), ElementsAre("Import-"));
    EXPECT_THAT(marked({{"Import-", kImport}, second}, kImport), ElementsAre("Import-"));
    EXPECT_THAT(marked({{"Import-", kImport}, second}, kDuty), IsEmpty())
        << "what is read into a word is not written there";
}

}  // namespace
}  // namespace nachlese
