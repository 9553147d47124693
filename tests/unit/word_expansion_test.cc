#include "query/word_expansion.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/terms.h"
#include "tests/unit/hand_made_forms.h"

namespace nachlese {
namespace {

using testing::compound_form;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::simple_form;
using Stems = std::vector<std::string>;

constexpr std::array kArrangements{"word", "part", "phrase", "near"};

// "near import zoll"
std::string shown(const Alternative& alternative) {
    std::string text = kArrangements.at(static_cast<std::size_t>(alternative.arrangement));
    for (const Readings& readings : alternative.words)
        text += ' ' + readings.front().stem;
    return text;
}

Stems shown(const std::vector<Alternative>& alternatives) {
    Stems texts;
    for (const Alternative& alternative : alternatives)
        texts.push_back(shown(alternative));
    return texts;
}

const Form kDuty = simple_form("zoll", "zoll");
const Form kImportDuty = compound_form({{"import", "import"}, {"zölle", "zoll"}});
const Form kArmsTreaty =
    compound_form({{"atom", "atom"}, {"waffen", "waff"}, {"vertrags", "vertrag"}});

std::vector<Stems> stems_apart(const Form& compound) {
    std::vector<Stems> ways;
    for (const auto& words : taken_apart(compound)) {
        ways.emplace_back();
        for (const SoughtWord& word : words)
            ways.back().push_back(word.stem);
    }
    return ways;
}

TEST(TakenApart, IsEveryWayToCutACompoundIntoWords) {
    EXPECT_THAT(stems_apart(kDuty), IsEmpty());
    EXPECT_THAT(stems_apart(kImportDuty), ElementsAre(Stems{"import", "zoll"}));
    EXPECT_THAT(stems_apart(kArmsTreaty),
                ElementsAre(Stems{"atom", "waffenvertrag"}, Stems{"atomwaff", "vertrag"},
                            Stems{"atom", "waff", "vertrag"}));
    EXPECT_THAT(stems_apart(compound_form({{"kindes", "kind"}, {"kind", "kind"}})), IsEmpty())
        << "NEAR wants two places for two words";
    std::vector<testing::PartOfForm> many;
    for (char letter = 'a'; letter < 'a' + 10; ++letter)
        many.push_back({std::string(3, letter), std::string(3, letter)});
    EXPECT_EQ(stems_apart(compound_form(many)).size(), 9U) << "ten words do not stand near";
}

ExpansionSettings without_folding() {
    ExpansionSettings settings;
    settings.switches.folding = false;
    return settings;
}

TEST(WordExpander, AWordIsItselfAPartAndItsPartsTogether) {
    Analyser analyser;
    WordExpander expander(analyser, without_folding());
    EXPECT_THAT(shown(expander.alternatives_of(kImportDuty, nullptr)),
                ElementsAre("word importzoll", "part importzoll", "near import zoll"));
    EXPECT_THAT(shown(expander.alternatives_of(kImportDuty, &field(FieldId::Headline))),
                Contains("near import zoll"));
    EXPECT_THAT(shown(expander.alternatives_of(kImportDuty, &field(FieldId::Body))),
                ElementsAre("word importzoll", "part importzoll"))
        << "positions do not tell the body from other fields";
    EXPECT_THAT(shown(expander.alternatives_of(kImportDuty, &field(FieldId::Authors))),
                ElementsAre("word importzoll"))
        << "names have no parts";
}

TEST(WordExpander, WhatIsLessSureWeighsLess) {
    Analyser analyser;
    WordExpander expander(analyser, without_folding());
    for (const Alternative& alternative : expander.alternatives_of(kArmsTreaty, nullptr)) {
        EXPECT_EQ(alternative.weight, kind_row(alternative.kind).weight) << shown(alternative);
        EXPECT_EQ(alternative.weight == 1.0, alternative.kind == AlternativeKind::Itself);
    }
}

TEST(WordExpander, SwitchesTakeTheirKindAway) {
    Analyser analyser;
    Synonyms synonyms;
    ASSERT_TRUE(synonyms.add("Quürnau, Kwirnau", "test"));
    const Form form = analyser.analyse_form("Quürnau");
    for (const auto& [off, kind] :
         {std::pair{&ExpansionSwitches::compounds, AlternativeKind::PartOfCompound},
          std::pair{&ExpansionSwitches::folding, AlternativeKind::OtherSpelling},
          std::pair{&ExpansionSwitches::synonyms, AlternativeKind::Synonym}}) {
        ExpansionSettings settings;
        settings.synonyms = &synonyms;
        const auto has_kind = [&, kind = kind] {
            const auto found = WordExpander(analyser, settings).alternatives_of(form, nullptr);
            return std::any_of(found.begin(), found.end(),
                               [kind](const auto& row) { return row.kind == kind; });
        };
        EXPECT_TRUE(has_kind());
        settings.switches.*off = false;
        EXPECT_FALSE(has_kind());
    }
}

TEST(WordExpander, TakesOtherSpellingsThatOccurOnly) {
    Analyser analyser;
    ExpansionSettings settings;
    const std::set<std::string> index{stem_term(analyser.analyse_form("wrümpel").stem)};
    settings.occurs = [&](const std::string& term) { return index.contains(term); };
    settings.switches.compounds = false;
    WordExpander expander(analyser, settings);
    const Form typed = simple_form("wruempel", "wruempel", false);
    EXPECT_THAT(shown(expander.alternatives_of(typed, nullptr)),
                ElementsAre("word wruempel", "word " + analyser.analyse_form("wrümpel").stem));
    EXPECT_THAT(shown(expander.alternatives_of(typed, &field(FieldId::Headline))),
                ElementsAre("word wruempel"))
        << "the headlines have terms of their own";
}

TEST(WordExpander, OfAKnownWordTakesOnlySpellingsThatAreWritten) {
    Analyser analyser;
    ExpansionSettings settings;
    settings.switches.compounds = false;
    const std::string stem = analyser.analyse_form("wrümpeln").stem;
    std::set<std::string> index{stem_term(stem)};
    settings.occurs = [&](const std::string& term) { return index.contains(term); };
    WordExpander expander(analyser, settings);
    const Form known = simple_form("wrumpeln", "wrumpeln", true);
    EXPECT_THAT(shown(expander.alternatives_of(known, nullptr)), ElementsAre("word wrumpeln"));
    index.insert(surface_term("wrümpeln"));
    EXPECT_THAT(shown(expander.alternatives_of(known, nullptr)),
                ElementsAre("word wrumpeln", "word " + stem));
}

TEST(WordExpander, FindsSynonymsOfOneWordAndOfSeveral) {
    Analyser analyser;
    Synonyms synonyms;
    ASSERT_TRUE(synonyms.add("Quirndorf, Kwirndorf, Port Quirn\nAl-Zaun, Al-Zain", "test"));
    ExpansionSettings settings;
    settings.synonyms = &synonyms;
    settings.switches.folding = false;
    settings.switches.compounds = false;
    WordExpander expander(analyser, settings);
    EXPECT_THAT(shown(expander.expand("Quirndorfs", {}).alternatives),
                ElementsAre("word quirndorf", "word kwirndorf", "phrase port quirn"));
    EXPECT_THAT(shown(expander.expand("Al-Zaun", {}).alternatives),
                ElementsAre("phrase al zaun", "phrase al zain"));
    TextUse in_body;
    in_body.field = &field(FieldId::Body);
    EXPECT_THAT(shown(expander.expand("Quirndorf", in_body).alternatives),
                Not(Contains("phrase port quirn")));
}

TEST(WordExpander, AWordWithHyphensIsAPhraseOrNearOrWrittenTogether) {
    Analyser analyser;
    WordExpander expander(analyser);
    EXPECT_THAT(shown(expander.expand("Quirn-Port", {}).alternatives),
                ElementsAre("phrase quirn port", "near quirn port", "word quirnport"));
    EXPECT_THAT(shown(expander.expand("Quirn-Quirn", {}).alternatives),
                ElementsAre("phrase quirn quirn", "word quirnquirn"));
}

TEST(WordExpander, LeavesAloneWhatIsMeantExactly) {
    Analyser analyser;
    WordExpander expander(analyser);
    for (const TextUse& use :
         {TextUse{true, false, false}, TextUse{false, true, false}, TextUse{false, false, true}}) {
        for (const MatchMode match : {MatchMode::All, MatchMode::Any}) {
            TextUse in_mode = use;
            in_mode.match = match;
            EXPECT_THAT(shown(expander.expand("Mueller", in_mode).alternatives),
                        ElementsAre("word " + analyser.analyse_form("Mueller").stem));
            EXPECT_THAT(shown(expander.expand("Quirn-Port", in_mode).alternatives),
                        ElementsAre("phrase quirn port"));
        }
    }
    EXPECT_THAT(expander.expand("&", {}).alternatives, IsEmpty());
}

}  // namespace
}  // namespace nachlese
