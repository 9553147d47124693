#include "query/synonyms.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/synonym_lines.h"
#include "schema/analysis/user_compounds.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> stems_of(const std::string& text, Analyser& analyser) {
    std::vector<std::string> stems;
    analyser.analyse(text, [&](const Token& token) { stems.push_back(token.form->stem); });
    return stems;
}

std::vector<std::string> equivalents(Synonyms& synonyms, const std::string& text) {
    Analyser analyser;
    return synonyms.equivalents(stems_of(text, analyser), analyser);
}

TEST(Synonyms, AreTheOtherMembersOfTheGroup) {
    Synonyms synonyms;
    ASSERT_TRUE(
        synonyms.add("\uFEFF# Häfen\r\nQuirndorf, Kwirndorf ,Port Quirndorf\r\n\r\n"
                     "Ülzenhafen, Uelzenport\nQuirndorf, Quirnavia",
                     "test"));
    EXPECT_THAT(equivalents(synonyms, "Kwirndorf"), ElementsAre("Quirndorf", "Port Quirndorf"));
    EXPECT_THAT(equivalents(synonyms, "Quirndorfs"),
                ElementsAre("Kwirndorf", "Port Quirndorf", "Quirnavia"))
        << "a genitive, and both groups";
    EXPECT_THAT(equivalents(synonyms, "PORT QUIRNDORF"), ElementsAre("Quirndorf", "Kwirndorf"));
    EXPECT_THAT(equivalents(synonyms, "Ülzenhafen"), ElementsAre("Uelzenport"));
    EXPECT_THAT(equivalents(synonyms, "Port"), IsEmpty());
    EXPECT_THAT(equivalents(synonyms, "Bremen"), IsEmpty());
    EXPECT_THAT(equivalents(synonyms, ""), IsEmpty());
}

TEST(Synonyms, OfTheProgramAreSoundAndFoundInEveryInflection) {
    Synonyms synonyms = Synonyms::with_built_in();
    EXPECT_THAT(equivalents(synonyms, "Pekings"), Contains("Beijing"));
    EXPECT_THAT(equivalents(synonyms, "Kyjiw"), Contains("Kiew"));
    EXPECT_THAT(equivalents(synonyms, "Kadhafi"), Contains("Gaddafi"));
    EXPECT_THAT(equivalents(synonyms, "uno"), Contains("Vereinte Nationen"));
    EXPECT_THAT(equivalents(synonyms, "Posen"), IsEmpty());
}

TEST(Synonyms, OfTheProgramAreFoundByWhateverAnalyserThereIs) {
    const auto compounds = UserCompounds::parse("Wachs|tube\n", "test").value();
    Analyser analyser(compounds);
    ASSERT_TRUE(analyser.has_user_compounds());
    Synonyms synonyms = Synonyms::with_built_in();
    EXPECT_THAT(synonyms.equivalents(stems_of("Pekings", analyser), analyser), Contains("Beijing"));
    for (const BuiltInSynonym& synonym : built_in_synonyms()) {
        const auto stems = stems_of_name(synonym.text, analyser);
        EXPECT_EQ(synonym.stems, fmt::format("{}", fmt::join(stems, " "))) << synonym.text;
    }
}

TEST(Synonyms, ComeAfterThoseOfTheProgramAndDoNotMixWithThem) {
    Synonyms synonyms = Synonyms::with_built_in();
    ASSERT_TRUE(synonyms.add("Quirndorf, Kwirndorf\nPeking, Nordstadt", "test"));
    EXPECT_THAT(equivalents(synonyms, "Quirndorf"), ElementsAre("Kwirndorf"));
    EXPECT_THAT(equivalents(synonyms, "Peking"), ElementsAre("Beijing", "Nordstadt"));
}

TEST(Synonyms, NameTheLineThatIsBroken) {
    for (const auto& [line, fault] : {
             std::pair{"Quirndorf", "two members"},
             std::pair{"Quirndorf,", "no word in \"\""},
             std::pair{"Quirndorf, -, Kwirndorf", "no word in \"-\""},
             std::pair{"Quirndorf, Kwirn\xFF", "not UTF-8"},
         }) {
        Synonyms synonyms;
        const auto added = synonyms.add("# Häfen\nA, B\n" + std::string(line) + "\n", "häfen.txt");
        ASSERT_FALSE(added.has_value()) << line;
        EXPECT_EQ(added.error().code, ErrorCode::BadInput);
        EXPECT_THAT(added.error().message, HasSubstr("häfen.txt: line 3: "));
        EXPECT_THAT(added.error().message, HasSubstr(fault));
    }
}

TEST(Synonyms, ComeFromTheProgramTheIndexFolderAndAFile) {
    const testing::TemporaryFolder folder;
    const std::string extra = folder.path("more.txt");
    std::ofstream(folder.path("synonyms.txt")) << "Kiew, Quirndorf\n";
    std::ofstream(extra) << "Kiew, Kwirndorf\n";
    auto synonyms = load_synonyms(folder.path("."), extra);
    ASSERT_TRUE(synonyms.has_value());
    const auto found = equivalents(*synonyms, "Kiew");
    for (const char* const name : {"Kyjiw", "Quirndorf", "Kwirndorf"})
        EXPECT_THAT(found, Contains(name));
}

TEST(Synonyms, MissingFilesAreNamedUnlessNoneIsAskedFor) {
    const testing::TemporaryFolder folder;
    EXPECT_TRUE(load_synonyms(folder.path("."), "").has_value());
    for (const std::string& path : {folder.path("fehlt.txt"), folder.path(".")}) {
        const auto synonyms = load_synonyms(folder.path("."), path);
        ASSERT_FALSE(synonyms.has_value());
        EXPECT_EQ(synonyms.error().code, ErrorCode::Io);
        EXPECT_THAT(synonyms.error().message, HasSubstr(path));
    }
    std::filesystem::create_directory(folder.path("synonyms.txt"));
    EXPECT_FALSE(load_synonyms(folder.path("."), "").has_value());
}

}  // namespace
}  // namespace nachlese
