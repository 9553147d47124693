#include "indexer/shard_writer.h"

#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/unit/built_index.h"

namespace nachlese::testing {
namespace {

class ShardWriterTest : public ::testing::Test {
  protected:
    [[nodiscard]] Xapian::doccount committed() const {
        return Xapian::Database(path_).get_doccount();
    }

    void create_with(int articles) {
        ShardWriter writer = ShardWriter::create(path_);
        for (int number = 0; number < articles; ++number) {
            const std::string id = std::to_string(number);
            ASSERT_TRUE(writer.add(make_article(id, "Meldung " + id, {}), root_, "alle.jsonl"));
        }
        writer.finish();
    }

    TemporaryFolder folder_;
    std::string path_ = folder_.path("shard");
    const Root root_ = make_root("/archiv");
};

// After which Xapian would commit by itself (its XAPIAN_FLUSH_THRESHOLD).
constexpr int kMany = 10'001;

TEST_F(ShardWriterTest, ManyChangesAreCommittedTogether) {
    create_with(kMany);
    ShardWriter writer = ShardWriter::open(path_).value();
    EXPECT_EQ(writer.remove_file(root_, "alle.jsonl").removed, std::uint64_t{kMany});
    EXPECT_EQ(committed(), Xapian::doccount{kMany});
    writer.commit();
    EXPECT_EQ(committed(), 0U);
}

TEST_F(ShardWriterTest, WhatIsNotCommittedIsForgotten) {
    create_with(3);
    {
        ShardWriter writer = ShardWriter::open(path_).value();
        ASSERT_TRUE(writer.add(make_article("neu", "Meldung", {}), root_, "neu.jsonl"));
    }
    EXPECT_EQ(committed(), 3U);
}

TEST_F(ShardWriterTest, GoesOnAfterACommit) {
    create_with(3);
    ShardWriter writer = ShardWriter::open(path_).value();
    for (const char* const id : {"eins", "zwei"}) {
        ASSERT_TRUE(writer.add(make_article(id, "Meldung", {}), root_, "neu.jsonl"));
        writer.commit();
    }
    EXPECT_EQ(committed(), 5U);
    writer.finish();
    EXPECT_EQ(committed(), 5U);
}

}  // namespace
}  // namespace nachlese::testing
