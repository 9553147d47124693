#include "indexer/integrity/checksums.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "indexer/glass/packing.h"
#include "indexer/integrity/commit_changes.h"
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

    void remove_one() {
        ShardWriter writer = open();
        writer.remove_file(root_, "7");
        writer.finish();
    }

    // Whether it did when it had committed.
    bool change_fails() {
        const std::uint64_t before = revision().number;
        try {
            remove_one();
        } catch (const Xapian::Error&) {
            return revision().number > before;
        }
        return false;
    }

    // As Xapian would not say it of a damaged database.
    glass::CommittedRevision revision() {
        return glass::parse_version_file(read_text(path() + "/iamglass")).value();
    }

    // Of the tables, as remove_one() does it.
    FileBlocks superseded_by_a_change() {
        fs::copy(path(), folder_.path("unverändert"));
        const glass::CommittedRevision before = revision();
        remove_one();
        const glass::CommittedRevision after = revision();
        EXPECT_EQ(after.number, before.number + 1);
        FileBlocks superseded = changes_of_commit(path(), before, after).value().superseded;
        restore("unverändert");
        EXPECT_THAT(superseded, SizeIs(3));
        return superseded;
    }

    std::uint64_t untouched_by_a_change(const std::string& table) {
        const std::set<std::uint64_t> touched = superseded_by_a_change().at(table);
        std::uint64_t block = 0;
        while (touched.contains(block))
            ++block;
        return block;
    }

    std::uint64_t one_of(const std::set<std::uint64_t>& blocks) {
        const auto place = static_cast<std::ptrdiff_t>(random_() % blocks.size());
        return *std::next(blocks.begin(), place);
    }

    void restore(const std::string& copy) {
        fs::remove_all(path());
        fs::copy(folder_.path(copy), path());
    }

    void overwrite_revision(const std::string& table, std::uint64_t block, std::uint64_t revision) {
        std::array<char, 4> bytes{};
        glass::put_uint32(bytes.data(), static_cast<std::uint32_t>(revision));
        std::fstream file(path() + "/" + table, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(static_cast<std::streamoff>(block * kChecksumBlockBytes));
        file.write(bytes.data(), bytes.size());
        ASSERT_TRUE(file.good());
    }

    void expect_found_and_kept(const std::string& name, std::uint64_t block) {
        const std::vector<std::string> found = damage();
        EXPECT_THAT(found, ElementsAre(HasSubstr(fmt::format("{}: bytes {} to ", name,
                                                             block * kChecksumBlockBytes))));
        const auto checksums = read_checksums(path()).value();
        const std::string table = read_text(path() + "/" + name);
        const auto refused = ShardWriter::open(path());
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, ErrorCode::IndexDamaged);
        EXPECT_TRUE(is_marked());
        EXPECT_EQ(read_text(path() + "/" + name), table);
        EXPECT_TRUE(read_checksums(path()).value() == checksums);
        EXPECT_EQ(damage(), found);
    }

    // What is left where a run was cut between Xapian's commit and the checksums.
    void cut_behind_commit() {
        change();
        fs::copy_file(checksum_file(path()), folder_.path("before"));
        {
            ShardWriter writer = open();
            writer.remove_file(root_, "7");
            add(writer, next_, next_ + 15);
            writer.finish();
        }
        fs::copy_file(folder_.path("before"), checksum_file(path()),
                      fs::copy_options::overwrite_existing);
        std::ofstream(change_mark_file(path())).flush();
    }

    int copied_ = 0;
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
    std::ofstream(change_mark_file(other)).flush();
    EXPECT_FALSE(check_checksums(other).value().damage.empty());
}

TEST_F(ChecksumsTest, KeepAChangeFromDatabasesThatDoNotSayWhereToWrite) {
    change();
    const auto before = read_checksums(path()).value();
    FileBlocks trusted = free_list_blocks(path(), revision()).value();
    EXPECT_THAT(trusted, SizeIs(3));
    trusted["iamglass"].insert(0);
    for (const auto& [name, blocks] : trusted) {
        ShardWriter writer = open();
        const std::string whole = read_text(path() + "/" + name);
        flip(name, *blocks.begin() * kChecksumBlockBytes + 20);
        EXPECT_THROW(writer.remove_file(root_, "7"), Xapian::DatabaseCorruptError) << name;
        EXPECT_FALSE(is_marked());
        EXPECT_TRUE(read_checksums(path()).value() == before);
        folder_.write("shard-00/" + name, whole);
    }
}

TEST_F(ChecksumsTest, FindDamageThatACommitCopiesAndKeepIt) {
    change();
    const FileBlocks superseded = superseded_by_a_change();
    fs::copy(path(), folder_.path("vorher"));
    for (const auto& [name, blocks] : superseded) {
        ASSERT_FALSE(blocks.empty()) << name;
        std::set<std::uint64_t> tried;
        for (int i = 0; i < 5; ++i)
            tried.insert(one_of(blocks));
        for (const std::uint64_t block : tried) {
            SCOPED_TRACE(fmt::format("{} {}", name, block));
            // Of the item that stands last, where it does Xapian no harm.
            flip(name, (block + 1) * kChecksumBlockBytes - 1 - random_() % 3);
            const bool is_committed = change_fails();
            EXPECT_TRUE(is_marked());
            expect_found_and_kept(name, block);
            if (is_committed) ++copied_;
            restore("vorher");
        }
    }
    EXPECT_GT(copied_, 5);
}

TEST_F(ChecksumsTest, FindDamageInLaterCommitsOfARun) {
    ShardWriter writer = open();
    add(writer, next_, next_ + 5);
    writer.commit();
    const std::uint64_t revision = read_checksums(path()).value()->revision;
    // All that may be superseded next.
    for (std::uint64_t block = 0; block < size_of("docdata.glass") / kChecksumBlockBytes; ++block)
        flip("docdata.glass", (block + 1) * kChecksumBlockBytes - 1);
    EXPECT_THROW(
        {
            add(writer, next_ + 5, next_ + 10);
            writer.commit();
        },
        Xapian::DatabaseCorruptError);
    EXPECT_EQ(read_checksums(path()).value()->revision, revision) << "they stay behind";
    EXPECT_TRUE(is_marked());
    EXPECT_THAT(damage(), Contains(HasSubstr("docdata.glass")));
    EXPECT_EQ(ShardWriter::open(path()).error().code, ErrorCode::IndexDamaged);
}

TEST_F(ChecksumsTest, FindABlockThatSaysItIsOfTheCommitThatIsToCome) {
    change();
    const FileBlocks superseded = superseded_by_a_change();
    const std::uint64_t next = read_checksums(path()).value()->revision + 1;
    fs::copy(path(), folder_.path("vorher"));
    for (const auto& [name, blocks] : superseded) {
        for (int i = 0; i < 5; ++i) {
            const std::uint64_t block = one_of(blocks);
            SCOPED_TRACE(fmt::format("{} {}", name, block));
            overwrite_revision(name, block, next);
            change_fails();
            EXPECT_FALSE(damage().empty());
            restore("vorher");
        }
    }
}

TEST_F(ChecksumsTest, LeaveDamageThatNoChangeTouchesToACheck) {
    const std::uint64_t block = untouched_by_a_change("docdata.glass");
    flip("docdata.glass", block * kChecksumBlockBytes + 8000);
    const std::vector<std::string> before = damage();
    EXPECT_THAT(before, ElementsAre(HasSubstr("docdata.glass")));
    remove_one();
    EXPECT_FALSE(is_marked());
    EXPECT_EQ(damage(), before);
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
    int freed = 0;
    for (std::uint64_t block = 0; block * kChecksumBlockBytes < table.size(); ++block) {
        const std::string_view bytes = std::string_view(table).substr(block * kChecksumBlockBytes);
        if (block_revision(bytes) > covered) continue;
        const std::uint64_t position = block * kChecksumBlockBytes + 4000;
        flip("termlist.glass", position);
        ++(free.contains(block) ? freed : used);
        EXPECT_THAT(damage(), SizeIs(1)) << block << ": what was freed may have been copied";
        EXPECT_EQ(ShardWriter::open(path()).error().code, ErrorCode::IndexDamaged);
        folder_.write("shard-00/termlist.glass", table);
    }
    EXPECT_GT(used, 10);
    EXPECT_GT(freed, 0);
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
