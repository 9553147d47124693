#include "schema/sequence_file.h"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "schema/fields.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

// Stands for what a bulk run wrote.
std::string sequence_at(std::string_view place) {
    return "aus " + std::string(place);
}

// Documents 1 to 4, of which the third has no words, and the first and the last have theirs in the
// file alone.
class SequenceFileTest : public ::testing::Test {
  protected:
    void SetUp() override {
        Xapian::WritableDatabase database(path(), Xapian::DB_CREATE);
        for (const auto& [slot, value] :
             {std::pair(ValueSlot::WordsPlace, "eins"), std::pair(ValueSlot::Words, "zwei"),
              std::pair(ValueSlot::Words, ""), std::pair(ValueSlot::WordsPlace, "vier")}) {
            Xapian::Document document;
            document.add_value(slot_number(slot), value);
            database.add_document(document);
        }
        database.commit();
        ASSERT_TRUE(write_sequence_file(path(), sequence_at).has_value());
    }

    [[nodiscard]] std::string path() const { return folder_.path("shard"); }

  private:
    testing::TemporaryFolder folder_;
};

TEST_F(SequenceFileTest, HoldsTheWordsOfEachDocument) {
    const auto file = SequenceFile::open(path());
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->uuid(), Xapian::Database(path()).get_uuid());
    EXPECT_EQ(file->sequence_of(1), "aus eins");
    EXPECT_EQ(file->sequence_of(2), "zwei");
    EXPECT_EQ(file->sequence_of(3), std::nullopt);
    EXPECT_EQ(file->sequence_of(4), "aus vier");
    EXPECT_EQ(file->sequence_of(5), std::nullopt) << "came later";
}

TEST_F(SequenceFileTest, IsFoundByItsDatabase) {
    SequenceFiles files;
    files.add(SequenceFile::open(path()));
    files.add(nullptr);
    EXPECT_NE(files.of(Xapian::Database(path())), nullptr);
    const Xapian::WritableDatabase other(path() + "-other", Xapian::DB_CREATE);
    EXPECT_EQ(files.of(other), nullptr);
}

TEST_F(SequenceFileTest, WithoutAFileThereIsNone) {
    std::filesystem::remove(sequence_file(path()));
    EXPECT_EQ(SequenceFile::open(path()), nullptr);
    EXPECT_THROW(static_cast<void>(SequenceFiles().of(Xapian::Database(path()))),
                 Xapian::DatabaseCorruptError);
}

TEST_F(SequenceFileTest, ATableThatPointsBehindTheFileIsAnError) {
    {
        std::fstream file(sequence_file(path()), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(std::string_view("aus einszweiaus vier").size() + sizeof(std::uint64_t) + 7);
        file.put('\x7f');
    }
    const auto file = SequenceFile::open(path());
    ASSERT_NE(file, nullptr);
    EXPECT_THROW(static_cast<void>(file->sequence_of(1)), Xapian::DatabaseCorruptError);
}

TEST_F(SequenceFileTest, ACutFileIsNone) {
    const std::uintmax_t size = std::filesystem::file_size(sequence_file(path()));
    for (std::uintmax_t length = 0; length < size; ++length) {
        std::filesystem::resize_file(sequence_file(path()), length);
        EXPECT_EQ(SequenceFile::open(path()), nullptr) << length;
        ASSERT_TRUE(write_sequence_file(path(), sequence_at).has_value());
    }
}

}  // namespace
}  // namespace nachlese
