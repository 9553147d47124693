#include "indexer/integrity/checksums.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "indexer/integrity/free_blocks.h"
#include "tests/unit/checked_database.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ChecksumsTest : public CheckedDatabase {
  protected:
    ChecksumReport report() { return check_checksums(path()).value(); }
    std::vector<std::string> damage() { return report().damage; }

    // What is left where a run was cut between Xapian's commit and the checksums.
    void cut_behind_commit() {
        fs::copy_file(checksum_file(path()), folder_.path("before"));
        change();
        fs::copy_file(folder_.path("before"), checksum_file(path()),
                      fs::copy_options::overwrite_existing);
        std::ofstream(change_mark(path())).flush();
    }
};

TEST_F(ChecksumsTest, AreInStepAfterEveryCommit) {
    for (int round = 0; round < 8; ++round) {
        change();
        EXPECT_FALSE(is_marked());
        EXPECT_TRUE(read_checksums(path()).value() == computed()) << round;
        EXPECT_THAT(damage(), IsEmpty());
    }
    ShardWriter writer = open();
    add(writer, next_, next_ + 5);
    writer.commit();
    EXPECT_TRUE(is_marked()) << "the run goes on";
    EXPECT_TRUE(read_checksums(path()).value() == computed());
    EXPECT_EQ(report().coverage, Coverage::Whole);
}

TEST_F(ChecksumsTest, FindAByteFlippedAnywhereAndSayWhere) {
    change();
    change();
    for (const std::string& name : covered_files(path())) {
        for (int i = 0; i < 40; ++i) {
            const std::uint64_t position = random_() % size_of(name);
            const std::string whole = read_text(path() + "/" + name);
            flip(name, position);
            const std::uint64_t begin = position / kChecksumBlockBytes * kChecksumBlockBytes;
            EXPECT_THAT(damage(),
                        ElementsAre(HasSubstr(fmt::format("/{}: bytes {} to ", name, begin))))
                << position;
            folder_.write("shard-00/" + name, whole);
        }
    }
    EXPECT_THAT(damage(), IsEmpty());
}

TEST_F(ChecksumsTest, FindAByteFlippedInThemselves) {
    const std::string whole = read_text(checksum_file(path()));
    for (std::size_t position = 0; position < whole.size(); position += 1 + whole.size() / 100) {
        flip("checksums.nachlese", position);
        const auto found = check_checksums(path());
        ASSERT_FALSE(found.has_value()) << position;
        EXPECT_EQ(found.error().code, ErrorCode::IndexDamaged);
        EXPECT_THAT(found.error().message, HasSubstr("checksums.nachlese"));
        folder_.write("shard-00/checksums.nachlese", whole);
    }
}

TEST_F(ChecksumsTest, FindAFileThatWasCutOrGrewOrWentOrCame) {
    for (const std::string& name : covered_files(path())) {
        const std::string file = path() + "/" + name;
        const std::string whole = read_text(file);
        for (const std::uint64_t size : {whole.size() - 1, whole.size() / 2, std::size_t{0}}) {
            fs::resize_file(file, size);
            EXPECT_THAT(damage(), Contains(HasSubstr(fmt::format("/{}: ends at", name))));
            folder_.write("shard-00/" + name, whole);
        }
        folder_.write("shard-00/" + name, whole + "x");
        EXPECT_THAT(damage(), ElementsAre(HasSubstr(name)));
        fs::remove(file);
        EXPECT_THAT(damage(), ElementsAre(HasSubstr(name + ": is missing")));
        folder_.write("shard-00/" + name, whole);
    }
    folder_.write("shard-00/position.glass", std::string(kChecksumBlockBytes, '\0'));
    EXPECT_THAT(damage(), ElementsAre(HasSubstr("position.glass")));
}

TEST_F(ChecksumsTest, ThatAreMissingAreDamageWhereTheyWereExpected) {
    fs::remove(checksum_file(path()));
    EXPECT_THAT(check_checksums(path()).error().message,
                HasSubstr("checksums.nachlese: is missing"));
    EXPECT_EQ(ShardWriter::open(path()).error().code, ErrorCode::IndexDamaged);
    const std::string old = folder_.path("alt");
    ShardWriter::create(old).finish();
    EXPECT_EQ(check_checksums(old).value().coverage, Coverage::None);
    EXPECT_TRUE(ShardWriter::open(old).has_value());
}

TEST_F(ChecksumsTest, OfAnotherDatabaseOrAnotherRevisionAreDamage) {
    const std::string own = read_text(checksum_file(path()));
    change();
    const std::string newer = read_text(checksum_file(path()));
    folder_.write("shard-00/checksums.nachlese", own);
    EXPECT_FALSE(damage().empty()) << "no run is on its way, so none was cut";
    folder_.write("shard-00/checksums.nachlese", newer);
    const std::string other = folder_.path("andere");
    Xapian::Database(path()).compact(other);
    fs::copy_file(checksum_file(path()), checksum_file(other));
    EXPECT_FALSE(check_checksums(other).value().damage.empty());
    std::ofstream(change_mark(other)).flush();
    EXPECT_FALSE(check_checksums(other).value().damage.empty());
}

TEST_F(ChecksumsTest, OfADamagedDatabaseKeepItFromBeingChanged) {
    const auto before = read_checksums(path()).value();
    flip("docdata.glass", 5000);
    ShardWriter writer = open();
    EXPECT_THROW(writer.remove_file(root_, "7"), Xapian::DatabaseCorruptError)
        << "a copy of the damaged block would have a checksum of its own";
    EXPECT_FALSE(is_marked());
    EXPECT_TRUE(read_checksums(path()).value() == before);
}

TEST_F(ChecksumsTest, ThatARunCutShortLeftBehindAreMadeGoodByTheNext) {
    cut_behind_commit();
    const ChecksumReport behind = report();
    EXPECT_EQ(behind.coverage, Coverage::Behind);
    EXPECT_THAT(behind.damage, IsEmpty());
    EXPECT_GT(behind.uncovered_blocks, 0U);
    ASSERT_TRUE(ShardWriter::open(path()).has_value());
    EXPECT_FALSE(is_marked());
    EXPECT_TRUE(read_checksums(path()).value() == computed());
}

TEST_F(ChecksumsTest, ThatAreBehindStillFindDamageInWhatTheyCover) {
    cut_behind_commit();
    const std::uint64_t covered = read_checksums(path()).value()->revision;
    const std::string table = read_text(path() + "/termlist.glass");
    const FreeBlocks free = free_blocks(path()).value().at("termlist.glass");
    int used = 0;
    int unused = 0;
    for (std::uint64_t block = 0; block * kChecksumBlockBytes < table.size(); ++block) {
        const std::string_view bytes = std::string_view(table).substr(block * kChecksumBlockBytes);
        if (block_revision(bytes) > covered) continue;
        const std::uint64_t position = block * kChecksumBlockBytes + 4000;
        flip("termlist.glass", position);
        if (free.contains(block)) {
            ++unused;
            EXPECT_THAT(damage(), IsEmpty()) << "what a cut write leaves in a block not used";
        } else {
            ++used;
            EXPECT_THAT(damage(), SizeIs(1)) << block;
            EXPECT_EQ(ShardWriter::open(path()).error().code, ErrorCode::IndexDamaged);
        }
        folder_.write("shard-00/termlist.glass", table);
    }
    EXPECT_GT(used, 10);
    EXPECT_GT(unused, 0);
}

TEST_F(ChecksumsTest, OfARunThatWasCutBeforeItsCommitCoverTheDatabaseAsItWas) {
    {
        ShardWriter writer = open();
        add(writer, next_, next_ + 15);
        fs::copy(path(), folder_.path("geschnitten"));
    }
    // Blocks that the run had written already, and one that it had not written to its end.
    const std::string cut = folder_.path("geschnitten");
    std::ofstream(cut + "/postlist.glass", std::ios::binary | std::ios::app)
        << std::string(kChecksumBlockBytes, '\0') << std::string(100, 'x');
    EXPECT_THAT(check_checksums(cut).value().damage, IsEmpty());
    ASSERT_TRUE(ShardWriter::open(cut).has_value());
    EXPECT_EQ(check_checksums(cut).value().coverage, Coverage::Whole);
}

TEST_F(ChecksumsTest, AreCheckedBesideAWriterWithoutFalseAlarm) {
    std::atomic<bool> is_done = false;
    std::thread writer([&] {
        for (int run = 0; run < 12; ++run)
            change();
        is_done = true;
    });
    int checks = 0;
    while (!is_done) {
        EXPECT_THAT(check_checksums(path()).value().damage, IsEmpty());
        ++checks;
    }
    writer.join();
    EXPECT_GT(checks, 3);
}

TEST(FreeBlocksTest, AreReadOutOfXapiansReport) {
    const auto found = parse_free_blocks(
        "docdata:\nblocksize=8K items=3 firstunused=1 revision=2 levels=0 root=0\nFreelist: empty\n"
        "B-tree checked okay\ndocdata table structure checked OK\n\npostlist:\n"
        "blocksize=8K items=9 firstunused=12 revision=2 levels=1 root=4\nFreelist: 3 7 11\n");
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_FALSE(found.at("docdata.glass").contains(0));
    EXPECT_TRUE(found.at("docdata.glass").contains(1));
    EXPECT_TRUE(found.at("postlist.glass").contains(7));
    EXPECT_FALSE(found.at("postlist.glass").contains(8));
}

}  // namespace
}  // namespace nachlese::testing
