#include "schema/sequence_file.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "schema/fields.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

// Documents 1 to 4, of which the third has no words.
class SequenceFileTest : public ::testing::Test {
  protected:
    void SetUp() override {
        Xapian::WritableDatabase database(path(), Xapian::DB_CREATE);
        for (const char* const words : {"eins", "zwei", "", "vier"}) {
            Xapian::Document document;
            document.add_value(slot_number(ValueSlot::Words), words);
            database.add_document(document);
        }
        database.commit();
        ASSERT_TRUE(write_sequence_file(path()).has_value());
    }

    [[nodiscard]] std::string path() const { return folder_.path("shard"); }

  private:
    testing::TemporaryFolder folder_;
};

TEST_F(SequenceFileTest, HoldsTheWordsOfEachDocument) {
    const auto file = SequenceFile::open(path());
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->uuid(), Xapian::Database(path()).get_uuid());
    EXPECT_EQ(file->sequence_of(1), "eins");
    EXPECT_EQ(file->sequence_of(2), "zwei");
    EXPECT_EQ(file->sequence_of(3), std::nullopt);
    EXPECT_EQ(file->sequence_of(4), "vier");
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
}

TEST_F(SequenceFileTest, ACutFileIsNone) {
    const std::uintmax_t size = std::filesystem::file_size(sequence_file(path()));
    for (std::uintmax_t length = 0; length < size; ++length) {
        std::filesystem::resize_file(sequence_file(path()), length);
        EXPECT_EQ(SequenceFile::open(path()), nullptr) << length;
        ASSERT_TRUE(write_sequence_file(path()).has_value());
    }
}

}  // namespace
}  // namespace nachlese
