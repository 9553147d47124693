#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/lexicon/segmentation.h"
#include "schema/lexicon_compiler/hunspell.h"
#include "schema/lexicon_compiler/lemmas.h"
#include "schema/lexicon_compiler/piece_index.h"
#include "schema/lexicon_compiler/splitting_model.h"
#include "schema/lexicon_compiler/word_lists.h"
#include "tests/temporary_folder.h"

namespace nachlese::lexicon_compiler {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

constexpr const char* kAffixes =
    "SET UTF-8\n"
    "SFX S Y 1\n"
    "SFX S   0     s          .\n"
    "SFX N Y 1\n"
    "SFX N   0     n          .\n"
    "SFX P Y 1\n"
    "SFX P   0     en         .\n"
    "SFX X Y 2\n"
    "SFX X   en    t          [^dt]en\n"
    "SFX X   en    et         [dt]en\n"
    "SFX F Y 2\n"
    "SFX F   0     in         [^e]r\n"
    "SFX F   e     in         e\n";

class HunspellFiles : public ::testing::Test {
  protected:
    HunspellDictionary dictionary(const std::string& words) {
        return {folder_.write("de.aff", kAffixes), folder_.write("de.dic", words)};
    }
    Lemmas lemmas(const std::string& words, const std::string& strong_verbs = "") {
        return find_lemmas(dictionary(words),
                           read_strong_verbs(folder_.write("strong.txt", strong_verbs)));
    }

    testing::TemporaryFolder folder_;
};

TEST_F(HunspellFiles, SuffixesApplyWhereTheirConditionHolds) {
    const HunspellDictionary hunspell = dictionary("2\nHafen/S\nreden\n");
    EXPECT_EQ(hunspell.words().size(), 2U);
    EXPECT_THAT(hunspell.forms("Hafen", 'S'), ElementsAre("Hafens"));
    EXPECT_THAT(hunspell.forms("leben", 'X'), ElementsAre("lebt"));
    EXPECT_THAT(hunspell.forms("reden", 'X'), ElementsAre("redet"));
    EXPECT_THAT(hunspell.forms("Löwe", 'F'), ElementsAre("Löwin"));
    EXPECT_THAT(hunspell.forms("Hafen", '?'), ElementsAre());
}

TEST_F(HunspellFiles, AMissingFileIsAnError) {
    EXPECT_THROW(HunspellDictionary(folder_.path("none.aff"), folder_.path("none.dic")),
                 std::runtime_error);
}

TEST_F(HunspellFiles, BringTogetherWhatIsListedApart) {
    const Lemmas found = lemmas(
        "10\nHafen/S\nHäfen\nBlüte/N\nstellen/I\ngestellt\ngehen/I\nging\nangehen/"
        "I\nangegangen\nanzugehen/D\n",
        "gehen: ging gegangen\n");
    for (const auto& [form, lemma] :
         std::initializer_list<std::pair<std::string, std::string>>{{"hafens", "hafen"},
                                                                    {"häfen", "hafen"},
                                                                    {"blüten", "blüte"},
                                                                    {"gestellt", "stellen"},
                                                                    {"ging", "gehen"},
                                                                    {"angegangen", "angehen"},
                                                                    {"anzugehen", "angehen"}}) {
        ASSERT_TRUE(found.of_form.contains(form)) << form;
        EXPECT_EQ(found.of_form.at(form).lemma, lemma) << form;
    }
}

TEST_F(HunspellFiles, AFormThatIsALemmaBelongsToItself) {
    const Lemmas found = lemmas("4\nKuss/S\nKüsse/N\nküssen/I\nBoot/S\n");
    EXPECT_EQ(found.of_form.at("küssen").lemma, "küssen");
    EXPECT_EQ(found.noun_of_form.at("küssen"), "kuss");
    EXPECT_EQ(found.of_form.at("boots").lemma, "boot");
}

TEST(WordLists, NounsOfTheDictionaryHaveAGenderOrAreAPlural) {
    const testing::TemporaryFolder folder;
    const std::string file = folder.write("de-en",
                                          "# Kommentar {m} :: comment\n"
                                          "Deich {m} | Deiche {pl} :: dike | dikes\n"
                                          "Nord-Süd-Achse {f}; Fähre {f} [naut.] :: axis; ferry\n"
                                          "laufen {vi} :: to run {m}\n");
    EXPECT_THAT(read_dictionary_nouns(file), UnorderedElementsAre("Deich", "Deiche", "Fähre"));
}

TEST(SplittingModel, LearnsWhichPiecesMakeCompounds) {
    Pieces pieces;
    for (const char* const noun : {"deich", "fähre", "graf", "haus", "hafen", "deichgraf"}) {
        Piece& piece = pieces[noun];
        piece.is_head = piece.is_modifier = true;
    }
    const PieceIndex index(pieces);
    SplittingModel model(index, {});
    const auto cost = [&](const char* form) { return model.modifier_cost(*index.find(form)); };
    EXPECT_EQ(cost("deich"), cost("hafen"));
    model.learn({"deichgraf", "deichhafen"}, 2);
    EXPECT_LT(cost("deich"), cost("hafen"));
    EXPECT_LT(model.head_cost(*index.find("graf")), model.head_cost(*index.find("haus")));
}

// Every piece costs one; "gasse" is none.
struct TestPieces {
    template <typename Visit>
    void for_each_piece(std::string_view text, Visit visit) const {
        for (const std::string_view piece : {"strassen", "bahn", "stras", "hof"}) {
            if (!text.starts_with(piece)) continue;
            const bool is_head = piece == "bahn" || piece == "hof";
            visit(piece.size(), piece == "hof" ? kUnreachable : 1, is_head ? 1 : kUnreachable);
        }
    }
};

TEST(Segmentation, CoversTheWholeWordOrNothing) {
    EXPECT_THAT(cheapest_segmentation("strassenbahn", TestPieces{}, 10).cuts, ElementsAre(8));
    EXPECT_THAT(cheapest_segmentation("strassenbahnhof", TestPieces{}, 10).cuts,
                ElementsAre(8, 12));
    EXPECT_EQ(cheapest_segmentation("strassenbahnhof", TestPieces{}, 10).cost, 3);
    EXPECT_THAT(cheapest_segmentation("strassengasse", TestPieces{}, 10).cuts, ElementsAre());
    EXPECT_THAT(cheapest_segmentation("bahn", TestPieces{}, 10).cuts, ElementsAre());
    EXPECT_THAT(cheapest_segmentation("strassenbahnhof", TestPieces{}, 3).cuts, ElementsAre());
    EXPECT_THAT(cheapest_segmentation(std::string(1000, 'a'), TestPieces{}, 10).cuts,
                ElementsAre());
}

}  // namespace
}  // namespace nachlese::lexicon_compiler
