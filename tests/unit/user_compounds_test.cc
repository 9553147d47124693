// A user's own splits: what their file may hold, and that they win over the lexicon.
#include "schema/analysis/user_compounds.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/analysis/analyser.h"
#include "schema/analysis/user_splitter.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

constexpr const char* kName = "eigene.txt";

UserCompounds compounds_of(std::string_view text) {
    const auto compounds = UserCompounds::parse(text, kName);
    EXPECT_TRUE(compounds.has_value()) << compounds.error().message;
    return compounds.value_or(UserCompounds{});
}

std::string joined(const Form& form, const std::vector<CompoundPart>& parts) {
    std::string text;
    for (const CompoundPart& part : parts)
        text.append(text.empty() ? "" : "|")
            .append(form.surface, part.start, part.end - part.start);
    return text;
}

TEST(UserCompounds, TextsOfOneMeaningAreEqual) {
    const UserCompounds plain = compounds_of("Wachs|tube\nDachstube\n");
    for (const std::string_view text : {
             "Dachstube\r\nWachs|tube",
             "\uFEFF# Kerzen\n\n  WACHS|TUBE  # nicht die Wache\nDachstube\n",
             "wachs|tube\nWachs|Tube\ndachstube",
             "Wa\u00ADchs|tube\nDachstube",
         }) {
        EXPECT_EQ(compounds_of(text), plain) << text;
        EXPECT_EQ(compounds_of(text).canonical_text(), "dachstube\nwachs|tube\n") << text;
    }
    EXPECT_EQ(compounds_of(plain.canonical_text()), plain);
    EXPECT_NE(compounds_of("Wachstube\nDachstube"), plain);
    EXPECT_NE(compounds_of("Wachs|tube"), plain);
    EXPECT_EQ(compounds_of("# nichts\n\n"), UserCompounds{});
}

struct BrokenLine {
    std::string_view text;
    const char* message;
};

TEST(UserCompounds, ABrokenLineIsAnErrorThatNamesIt) {
    for (const BrokenLine& row : std::initializer_list<BrokenLine>{
             {"Wachs|tube\n\nWachs||licht\n", "line 3: a piece is empty"},
             {"|Wachs", "line 1: a piece is empty"},
             {"Wachs|", "line 1: a piece is empty"},
             {"Wachs|\u00AD", "line 1: a piece is empty"},
             {"|", "line 1: a piece is empty"},
             {"Wachs tube", "line 1: \"Wachs tube\" is not made of letters"},
             {"Wachs | tube", "line 1: \"Wachs \" is not"},
             {"Wachs-Tube", "line 1: \"Wachs-Tube\" is not"},
             {"Wachs\x01tube", "line 1: \"Wachs\uFFFDtube\" is not"},
             {"Wachs\xFFtube", "line 1: is not UTF-8"},
             {"Wachs｜tube", "line 1: \"Wachs｜tube\" is not"},
             {"Mo|\u0308we", "line 1: a letter is cut from its accent"},
             {"Wachs|tube\nwach|stube", "line 2: \"wach|stube\" stands further up"},
             {"Wachs|tube\nWachstube", "line 2: \"Wachstube\" stands further up"},
         }) {
        const auto compounds = UserCompounds::parse(row.text, kName);
        ASSERT_FALSE(compounds.has_value()) << row.text;
        EXPECT_EQ(compounds.error().code, ErrorCode::BadInput) << row.text;
        EXPECT_THAT(compounds.error().message, HasSubstr(std::string(kName) + ": " + row.message));
        EXPECT_FALSE(compounds.error().hint.empty()) << row.text;
    }
    EXPECT_FALSE(UserCompounds::parse(std::string(121, 'a'), kName).has_value());
    EXPECT_TRUE(UserCompounds::parse(std::string(120, 'a'), kName).has_value());
}

TEST(UserCompounds, AFileIsReadUpToALimit) {
    const TemporaryFolder folder;
    const std::string line = "# Kerzen\n";
    std::string text;
    while (text.size() + line.size() <= kMaxUserCompoundsBytes)
        text += line;
    EXPECT_TRUE(UserCompounds::read_file(folder.write("gross.txt", text)).has_value());
    const auto large = UserCompounds::read_file(folder.write("groesser.txt", text + line));
    ASSERT_FALSE(large.has_value());
    EXPECT_THAT(large.error().message, HasSubstr("groesser.txt: is larger than 1048576 bytes"));
    for (const std::string& path : {folder.path("fehlt.txt"), folder.path()}) {
        const auto unreadable = UserCompounds::read_file(path);
        ASSERT_FALSE(unreadable.has_value());
        EXPECT_EQ(unreadable.error().code, ErrorCode::Io);
        EXPECT_THAT(unreadable.error().message, HasSubstr(path));
    }
}

struct WordCase {
    std::string_view entries;
    std::string_view word;
    const char* parts;
    const char* inner_parts;
};

TEST(UserCompounds, WinOverTheLexicon) {
    for (const WordCase& row : std::initializer_list<WordCase>{
             {"", "Wachstube", "wach|stube", ""},
             {"Wachs|tube", "Wachstube", "wachs|tube", ""},
             {"Wachs|tube", "WACHSTUBEN", "wachs|tuben", ""},
             {"Wach|stube\nWachs|tuben", "Wachstuben", "wachs|tuben", ""},
             {"Wachstube", "Wachstube", "", ""},
             {"Wachstube", "Wachstuben", "", ""},
             {"Wachstube", "Wachs", "", ""},
             {"Haustür", "Haustür", "", ""},
             {"Haustür", "Haustüren", "", ""},
             {"Quirn|zwolle", "Quirnzwolle", "quirn|zwolle", ""},
             {"Mutter|haus", "Mutterhäuser", "mutter|häuser", ""},
             {"Mutter|haus", "Mutterhauses", "mutter|hauses", ""},
             {"Arbeits|markt", "Arbeitsmärkten", "arbeits|märkten", ""},
             // Pieces of the user's are looked up in their turn.
             {"Haustür|schlüssel", "Haustürschlüssel", "haustür|schlüssel", "haus|tür"},
             {"Haustür|schlüssel\nHaustür", "Haustürschlüssel", "haustür|schlüssel", ""},
             {"Haustür|schlüssel\nHau|stür", "Haustürschlüssel", "haustür|schlüssel", "hau|stür"},
         }) {
        Analyser analyser(compounds_of(row.entries));
        const Form& form = analyser.analyse_form(row.word);
        EXPECT_EQ(joined(form, form.parts), row.parts) << row.entries << ": " << row.word;
        EXPECT_EQ(joined(form, form.inner_parts), row.inner_parts)
            << row.entries << ": " << row.word;
    }
}

TEST(UserCompounds, HoldInsideLongerWordsToo) {
    for (const std::string_view word :
         {"Haustürschlüssel", "Metallhaustür", "Haustürenhersteller"}) {
        Analyser plain;
        const Form& without = plain.analyse_form(word);
        ASSERT_THAT(joined(without, without.parts) + joined(without, without.inner_parts),
                    HasSubstr("haus|tür"))
            << "the lexicon splits " << word;
        Analyser analyser(compounds_of("Haustür"));
        const Form& whole = analyser.analyse_form(word);
        EXPECT_THAT(joined(whole, whole.parts), HasSubstr("haustür"));
        EXPECT_EQ(joined(whole, whole.inner_parts), "") << word;
        Analyser splitting(compounds_of("Hau|stür"));
        const Form& split = splitting.analyse_form(word);
        EXPECT_THAT(joined(split, split.parts) + joined(split, split.inner_parts),
                    HasSubstr("hau|stür"));
    }
}

struct AmendCase {
    std::string_view entries;
    std::vector<std::size_t> cuts;
    std::vector<std::size_t> amended;
};

TEST(UserCompounds, ReplaceTheCutsOfOthersInsideTheirWords) {
    const Lexicon lexicon;
    const WordStemmer stemmer(lexicon);
    constexpr std::string_view kWord = "wachstubenregalbrett";  // wach stuben regal brett
    for (const AmendCase& row : std::initializer_list<AmendCase>{
             {"", {4, 10, 15}, {4, 10, 15}},
             {"Wachs|tube", {4, 10, 15}, {5, 10, 15}},
             {"Wachstube", {4, 10, 15}, {10, 15}},
             {"Regalbrett", {4, 10, 15}, {4, 10}},
             {"Wachstube\nRegalbrett", {4, 10, 15}, {10}},
             {"Wachs|tube\nRegal|brett", {4, 10, 15}, {5, 10, 15}},
             {"Wachstube\nStubenregalbrett", {4, 10, 15}, {4}},
             // Not where it does not cover whole parts, and a part alone is cut further in its
             // turn.
             {"Wachstube", {4, 15}, {4, 15}},
             {"Wachs|tube", {10, 15}, {10, 15}},
             {"Wachs|tube", {}, {}},
         }) {
        const UserSplitter splitter(compounds_of(row.entries), stemmer);
        EXPECT_EQ(splitter.amend(kWord, row.cuts), row.amended) << row.entries;
    }
}

TEST(UserCompounds, StemsFollowTheSplit) {
    Analyser analyser(compounds_of("Wachs|tube\nHaustür\nQuirn|mops"));
    for (const auto& [word, stem] : std::initializer_list<std::pair<const char*, std::string>>{
             {"Wachstube", "wachs" + analyser.analyse_form("Tube").stem},
             {"Wachstuben", "wachs" + analyser.analyse_form("Tube").stem},
             {"Quirnmöpse", "quirn" + analyser.analyse_form("Mops").stem},
             {"Haustüren", Analyser().analyse_form("Haustür").stem},
         }) {
        EXPECT_EQ(analyser.analyse_form(word).stem, stem) << word;
        EXPECT_TRUE(analyser.analyse_form(word).is_known) << word;
    }
}

TEST(UserCompounds, WordsWithoutAnEntryAreAsBefore) {
    Analyser plain;
    Analyser analyser(compounds_of("Wachs|tube\nHaustür"));
    for (const std::string_view word :
         {"Atomwaffenvertrag", "Wachs", "Tuben", "Schlüssel", "ging"}) {
        const Form& with = analyser.analyse_form(word);
        const Form& without = plain.analyse_form(word);
        EXPECT_EQ(with.stem, without.stem) << word;
        EXPECT_EQ(joined(with, with.parts), joined(without, without.parts)) << word;
        EXPECT_EQ(joined(with, with.inner_parts), joined(without, without.inner_parts)) << word;
        EXPECT_EQ(with.is_known, without.is_known) << word;
    }
}

}  // namespace
}  // namespace nachlese
