#include "indexer/index_folder.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/replace_file.h"
#include "schema/utf8.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class IndexFolderTest : public ::testing::Test {
  protected:
    [[nodiscard]] std::string index() const { return folder_.path("index"); }
    [[nodiscard]] IndexFolder open() const {
        return std::move(IndexFolder::open_for_writing(index()).value());
    }

    [[nodiscard]] std::vector<int> generations() const {
        std::vector<int> numbers;
        for (const auto& entry : fs::directory_iterator(index() + "/generations"))
            numbers.push_back(std::stoi(entry.path().filename().string()));
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

    testing::TemporaryFolder folder_;
};

TEST_F(IndexFolderTest, APublishedGenerationIsLive) {
    const IndexFolder folder = open();
    EXPECT_EQ(live_generation(index()).error().code, ErrorCode::IndexMissing);
    const Generation first = folder.make_generation().value();
    EXPECT_EQ(first.number, 1);
    EXPECT_TRUE(fs::is_directory(first.folder));
    EXPECT_EQ(live_generation(index()).error().code, ErrorCode::IndexMissing)
        << "all that a killed first run leaves";
    fs::create_directory(first.database);
    EXPECT_EQ(live_generation(index()).error().code, ErrorCode::IndexDamaged)
        << "a generation without a stub is not live, and no new index either";
    ASSERT_TRUE(folder.publish(first).has_value());
    EXPECT_EQ(live_generation(index())->database, first.database);
    const Generation second = folder.make_generation().value();
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(live_generation(index())->number, 1);
    ASSERT_TRUE(folder.publish(second).has_value());
    EXPECT_EQ(live_generation(index())->number, 2);
    EXPECT_FALSE(fs::exists(index() + "/XAPIANDB.new"));
}

TEST_F(IndexFolderTest, MayBeMovedAsAWhole) {
    const Generation generation = open().make_generation().value();
    ASSERT_TRUE(open().publish(generation).has_value());
    const std::string moved = folder_.path("umgezogen");
    fs::rename(index(), moved);
    EXPECT_EQ(live_generation(moved)->folder, moved + "/generations/000001");
}

TEST_F(IndexFolderTest, KeepsTheLiveGenerationAndTheOneBefore) {
    const IndexFolder folder = open();
    for (int number = 1; number <= 5; ++number)
        fs::create_directory(folder.make_generation().value().database);
    folder.remove_outdated();
    EXPECT_THAT(generations(), ElementsAre(1, 2, 3, 4, 5)) << "nothing is live yet";
    ASSERT_TRUE(folder.publish({3, index() + "/generations/000003", {}}).has_value());
    folder.remove_outdated();
    EXPECT_THAT(generations(), ElementsAre(2, 3, 4, 5));
    folder.remove_unpublished();
    EXPECT_THAT(generations(), ElementsAre(2, 3)) << "4 and 5 were never published";
    EXPECT_EQ(folder.make_generation()->number, 4);
}

TEST_F(IndexFolderTest, DiscardRemovesOneGeneration) {
    const IndexFolder folder = open();
    const Generation first = folder.make_generation().value();
    fs::create_directory(first.database);
    const Generation second = folder.make_generation().value();
    std::ofstream(second.folder + "/rest") << "x";
    folder.discard(second);
    EXPECT_THAT(generations(), ElementsAre(1));
    folder.discard(second);
    EXPECT_THAT(generations(), ElementsAre(first.number));
}

struct StubCase {
    const char* content;
    ErrorCode code;
};

TEST_F(IndexFolderTest, ADamagedStubIsNoMissingIndex) {
    [[maybe_unused]] const IndexFolder folder = open();
    const std::string stub = index() + "/XAPIANDB";
    for (const auto& [content, code] : {
             StubCase{"", ErrorCode::IndexDamaged},
             StubCase{"auto", ErrorCode::IndexDamaged},
             StubCase{"auto \n", ErrorCode::IndexDamaged},
             StubCase{"auto nirgends\n", ErrorCode::IndexDamaged},
             StubCase{"auto generations/000000/shard-00\n", ErrorCode::IndexDamaged},
             StubCase{"auto generations/-1/shard-00\n", ErrorCode::IndexDamaged},
             StubCase{"auto generations/7x/shard-00\n", ErrorCode::IndexDamaged},
             StubCase{"auto generations/99999999999/shard-00\n", ErrorCode::IndexDamaged},
             StubCase{"\xFF\x01\x02", ErrorCode::IndexDamaged},
         }) {
        std::ofstream(stub, std::ios::binary) << content;
        const auto live = live_generation(index());
        ASSERT_FALSE(live.has_value()) << printable(content);
        EXPECT_EQ(live.error().code, code) << printable(content);
    }
    fs::remove(stub);
    EXPECT_EQ(live_generation(index()).error().code, ErrorCode::IndexMissing);
    EXPECT_EQ(live_generation(folder_.path("fehlt")).error().code, ErrorCode::IndexMissing);
}

TEST_F(IndexFolderTest, HasOneWriterAtATime) {
    {
        const IndexFolder writer = open();
        const auto second = IndexFolder::open_for_writing(index());
        ASSERT_FALSE(second.has_value());
        EXPECT_EQ(second.error().code, ErrorCode::IndexLocked);
    }
    EXPECT_TRUE(IndexFolder::open_for_writing(index()).has_value()) << "the lock is free again";
}

TEST_F(IndexFolderTest, TakesNoFolderOfOtherThings) {
    const std::string file = folder_.write("texte/hafen.txt", "Hafen");
    for (const std::string& path : {folder_.path("texte"), file}) {
        const auto folder = IndexFolder::open_for_writing(path);
        ASSERT_FALSE(folder.has_value()) << path;
        EXPECT_EQ(folder.error().code, ErrorCode::Usage);
    }
    EXPECT_TRUE(fs::is_regular_file(file));
    fs::create_directory(folder_.path("leer"));
    EXPECT_TRUE(IndexFolder::open_for_writing(folder_.path("leer")).has_value());
}

TEST_F(IndexFolderTest, ReplacesAFileWholly) {
    const std::string file = folder_.write("bericht.json", "ein langer alter Inhalt");
    ASSERT_TRUE(replace_file(file, "neu").has_value());
    EXPECT_EQ(testing::read_text(file), "neu");
    const auto failed = replace_file(folder_.path("fehlt/bericht.json"), "neu");
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace nachlese
