#include "indexer/integrity/commit_changes.h"

#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/glass/packing.h"
#include "indexer/integrity/free_blocks.h"
#include "tests/temporary_folder.h"

namespace nachlese::testing {
namespace {

using glass::CommittedRevision;

constexpr unsigned kFlags = Xapian::DB_OPEN | Xapian::DB_NO_SYNC;

class CommitChangesTest : public ::testing::Test {
  protected:
    [[nodiscard]] std::string path() const { return folder_.path("shard-00"); }

    [[nodiscard]] CommittedRevision revision() const {
        return glass::parse_version_file(read_text(path() + "/" + kVersionFileName)).value();
    }

    // Xapian counts the blocks in which free lists stand among the free ones.
    [[nodiscard]] FileBlocks used_blocks() const {
        FileBlocks used = free_list_blocks(path(), revision()).value();
        const auto tables = free_blocks(path()).value();
        for (const auto& [name, free] : tables) {
            for (std::uint64_t block = 0; block < free.first_unused; ++block) {
                if (!free.contains(block)) used[name].insert(block);
            }
        }
        return used;
    }

    [[nodiscard]] Checksums computed() const {
        return compute_checksums(path(), Xapian::Database(path())).value();
    }

    void create() {
        Xapian::WritableDatabase database(path(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        database.commit();
        begin();
    }

    // Whatever was changed before is not looked at.
    void begin() {
        revision_ = revision();
        used_ = used_blocks();
        checksums_ = computed();
    }

    // That what the last commit is found to have changed is what it has changed.
    void expect_followed(const Xapian::Database& database) {
        const CommittedRevision after = revision();
        ASSERT_EQ(after.number, database.get_revision());
        ASSERT_EQ(after.number, revision_.number + 1);
        const auto changes = changes_of_commit(path(), revision_, after);
        ASSERT_TRUE(changes.has_value()) << changes.error().message;
        ASSERT_TRUE(renew_checksums(checksums_, path(), database, changes->written).has_value());
        EXPECT_TRUE(checksums_ == computed()) << after.number;

        FileBlocks used = used_blocks();
        for (const auto& [name, superseded] : changes->superseded) {
            std::set<std::uint64_t> expected;
            for (const std::uint64_t block : used_[name]) {
                if (!used[name].contains(block)) expected.insert(block);
            }
            EXPECT_EQ(superseded, expected) << name << " " << after.number;
            blocks_superseded_ += superseded.size();
        }
        revision_ = after;
        used_ = std::move(used);
    }

    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(random_() % limit);
    }

    std::string random_bytes(std::size_t count) {
        std::string bytes;
        for (std::size_t i = 0; i < count; ++i)
            bytes += static_cast<char>(below(256));
        return bytes;
    }

    std::uint32_t random_number_near(std::uint32_t number) {
        switch (below(3)) {
            case 0:
                return static_cast<std::uint32_t>(random_());
            case 1:
                return below(kChecksumBlockBytes);
            default:
                return number + 4 * below(5) - 8;
        }
    }

    CommittedRevision before_last_of_some_commits() {
        create();
        CommittedRevision before;
        Xapian::WritableDatabase database(path(), kFlags);
        for (int commit = 0; commit < 4; ++commit) {
            before = revision();
            for (int i = 0; i < 60; ++i)
                change_something(database);
            database.commit();
        }
        return before;
    }

    void overwrite(const std::string& table, std::uint64_t position, std::uint32_t number) const {
        std::array<char, sizeof(number)> bytes{};
        glass::put_uint32(bytes.data(), number);
        std::fstream file(path() + "/" + table, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(static_cast<std::streamoff>(position));
        file.write(bytes.data(), bytes.size());
        ASSERT_TRUE(file.good());
    }

    Xapian::Document random_document(std::size_t size) {
        Xapian::Document document;
        for (std::size_t term = 0; term < size; ++term) {
            if (term % 3 == 0) {
                document.add_posting(fmt::format("wort{}", below(5000)), below(1000) + 1);
            } else {
                document.add_term(fmt::format("wort{}", below(5000)));
            }
        }
        document.add_value(below(4), random_bytes(below(30)));
        document.set_data(random_bytes(size * (1 + below(40))));
        return document;
    }

    void change_something(Xapian::WritableDatabase& database) {
        const Xapian::docid document = below(database.get_lastdocid() + 1) + 1;
        switch (below(10)) {
            case 0:
                database.set_metadata(fmt::format("schlüssel{}", below(40)),
                                      random_bytes(below(3) == 0 ? 0 : below(20000)));
                break;
            case 1:
                database.add_spelling(fmt::format("wort{}", below(500)));
                break;
            case 2:
                database.add_synonym(fmt::format("wort{}", below(50)), "anderes");
                break;
            case 3:
            case 4:
                database.replace_document(document, random_document(below(300)));
                break;
            case 5:
            case 6:
                database.delete_document(fmt::format("wort{}", below(5000)));
                break;
            default:
                database.add_document(random_document(below(4) == 0 ? 600 : 20));
        }
    }

    TemporaryFolder folder_;
    std::mt19937 random_{5};  // NOLINT(cert-msc51-cpp): the same in every run
    CommittedRevision revision_;
    FileBlocks used_;
    Checksums checksums_;
    std::uint64_t blocks_superseded_ = 0;
};

TEST_F(CommitChangesTest, AreThoseThatTheWholeDatabaseShows) {
    create();
    for (int run = 0; run < 25; ++run) {
        Xapian::WritableDatabase database(path(), kFlags);
        const bool is_transaction = run % 2 == 0;
        for (int commit = 0; commit < 1 + run % 4; ++commit) {
            if (is_transaction) database.begin_transaction();
            const std::size_t changes = 1 + (run % 5 == 0 ? below(300) : below(8));
            for (std::size_t change = 0; change < changes; ++change)
                change_something(database);
            database.set_metadata("zuletzt", fmt::format("{} {}", run, commit));
            if (is_transaction) {
                database.commit_transaction();
            } else {
                database.commit();
            }
            expect_followed(database);
        }
    }
    EXPECT_GT(blocks_superseded_, 500U);
}

TEST_F(CommitChangesTest, OfACompactedDatabaseAreFollowedToo) {
    const std::string before = folder_.path("vorher");
    {
        Xapian::WritableDatabase database(before, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
        for (int i = 0; i < 400; ++i)
            database.add_document(random_document(50));
        database.commit();
        database.compact(path(), Xapian::Compactor::FULL);
    }
    begin();
    Xapian::WritableDatabase database(path(), kFlags);
    for (int commit = 0; commit < 6; ++commit) {
        change_something(database);
        database.set_metadata("zuletzt", std::to_string(commit));
        database.commit();
        expect_followed(database);
    }
}

// A block of the list has 2,046 entries.
TEST_F(CommitChangesTest, AreFollowedThroughFreeListsOfManyBlocks) {
    create();
    constexpr int kDocuments = 60;
    Xapian::WritableDatabase database(path(), kFlags);
    for (int round = 0; round < 7; ++round) {
        for (Xapian::docid document = 1; document <= kDocuments; ++document) {
            Xapian::Document made;
            made.set_data(random_bytes(below(2) == 0 ? 600'000 : 1000));
            database.replace_document(document, made);
        }
        database.commit();
        expect_followed(database);
    }
    EXPECT_GT(free_list_blocks(path(), revision()).value().at("docdata.glass").size(), 1U);
    EXPECT_GT(blocks_superseded_, 5000U);
}

TEST_F(CommitChangesTest, DoNotIncludeWhatARunLeftThatEndedWithoutACommit) {
    create();
    {
        Xapian::WritableDatabase database(path(), kFlags);
        database.begin_transaction();
        for (int i = 0; i < 300; ++i)
            database.add_document(random_document(200));
        database.cancel_transaction();
    }
    begin();
    Xapian::WritableDatabase database(path(), kFlags);
    database.add_document(random_document(20));
    database.commit();
    expect_followed(database);
}

TEST_F(CommitChangesTest, OfAVersionFileThatSaysAnythingEndInAnError) {
    const CommittedRevision before = before_last_of_some_commits();
    const CommittedRevision after = revision();
    ASSERT_TRUE(changes_of_commit(path(), before, after).has_value());
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        CommittedRevision first = before;
        CommittedRevision second = after;
        glass::FreeList& list =
            std::next((below(2) == 0 ? first : second).free_lists.begin(), below(3))->second;
        const std::array numbers{&list.first_unused, &list.begin.block, &list.begin.offset,
                                 &list.end.block, &list.end.offset};
        std::uint32_t& number = *numbers[below(numbers.size())];
        number = random_number_near(number);
        const auto changes = changes_of_commit(path(), first, second);
        if (changes) continue;
        EXPECT_EQ(changes.error().code, ErrorCode::IndexDamaged);
        ++refused;
    }
    EXPECT_GT(refused, 1000);
}

TEST_F(CommitChangesTest, OfFreeListsThatSayAnythingEndInAnError) {
    const CommittedRevision before = before_last_of_some_commits();
    const CommittedRevision after = revision();
    const std::string table = "postlist.glass";
    const std::string whole = read_text(path() + "/" + table);
    const glass::FreeList& list = after.free_lists.at(table);
    const std::uint64_t begin = std::uint64_t{list.end.block} * kChecksumBlockBytes;
    for (int i = 0; i < 300; ++i) {
        const std::uint64_t position = begin + std::uint64_t{below(list.end.offset / 4U)} * 4;
        overwrite(table, position, random_number_near(0));
        const auto changes = changes_of_commit(path(), before, after);
        if (!changes) {
            EXPECT_EQ(changes.error().code, ErrorCode::IndexDamaged);
        }
        folder_.write("shard-00/" + table, whole);
    }
    // The list leads back to where it has been.
    CommittedRevision endless = after;
    endless.free_lists.at(table).end.block += 1;
    overwrite(table, begin + kChecksumBlockBytes - 4, list.end.block);
    EXPECT_EQ(changes_of_commit(path(), before, endless).error().code, ErrorCode::IndexDamaged);
    EXPECT_EQ(free_list_blocks(path(), endless).error().code, ErrorCode::IndexDamaged);
}

TEST_F(CommitChangesTest, NeedAVersionFileThatIsWhole) {
    create();
    const std::string whole = read_text(path() + "/" + kVersionFileName);
    EXPECT_FALSE(glass::parse_version_file("").has_value());
    for (std::size_t size = 0; size < 40; ++size)
        EXPECT_FALSE(glass::parse_version_file(whole.substr(0, size)).has_value()) << size;
    for (int i = 0; i < 3000; ++i) {
        std::string changed = whole;
        changed[below(static_cast<std::uint32_t>(changed.size()))] = static_cast<char>(random_());
        const auto read = glass::parse_version_file(changed);
        if (read) {
            EXPECT_EQ(read->free_lists.size(), 6U);
        }
    }
    std::string other_format = whole;
    other_format[14] = static_cast<char>(other_format[14] + 1);
    EXPECT_FALSE(glass::parse_version_file(other_format).has_value());
}

}  // namespace
}  // namespace nachlese::testing
