// Flipped bytes, files that were cut and files that are gone: `check` finds each, no program
// crashes, `repair` rebuilds.
#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "tests/crash/test_length.h"
#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::Eq;
using ::testing::HasSubstr;

const int kDamaged = exit_status(ErrorCode::IndexDamaged);

class Damage : public Indexing {
  protected:
    static constexpr int kFiles = 120;
    // Articles that are found by the word.
    static constexpr unsigned kSchleppers = kFiles / 4 * 3 + 30;

    // Two generations, with blocks that are not used any more.
    void SetUp() override {
        for (int number = 0; number < kFiles; ++number)
            write_article(number);
        update();
        ASSERT_EQ(verb("rebuild").status, 0);
        for (int number = 0; number < kFiles; number += 4)
            fs::remove(archive() + "/" + name_of(number));
        update();
        for (int number = kFiles; number < kFiles + 30; ++number)
            write_article(number);
        update();
        ASSERT_EQ(verb("check").status, 0);
    }

    void write_article(int number) {
        std::string text = fmt::format("Meldung {} aus Quirnau\n\nQuirnau (dpa) - ", number);
        for (int word = 0; word < 150; ++word)
            text += fmt::format("Die Schlepper {:x} liegen an der Pier. ", random_() % 4000);
        write(name_of(number), text + "\n");
    }

    static std::string name_of(int number) { return fmt::format("{}.txt", number); }

    Outcome verb(const std::string& name, Arguments more = {}) {
        more.insert(more.begin(), {name, "--index", index()});
        return run_index(more);
    }

    std::string live_file(const std::string& name) {
        return live_generation(index()).value().database + "/" + name;
    }

    static std::string with_a_flipped_bit(std::string content, std::size_t position, unsigned bit) {
        content[position] =
            static_cast<char>(static_cast<unsigned char>(content[position]) ^ (1U << bit));
        return content;
    }

    void flip(const std::string& file) {
        const std::string content = read_text(file);
        overwrite(file, with_a_flipped_bit(content, random_() % content.size(), random_() % 8));
    }

    static void overwrite(const std::string& file, const std::string& content) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
    }

    // Of both generations, and the stub. The report of the last run is no part of the index.
    std::vector<std::string> files() {
        std::vector<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(index())) {
            if (entry.is_regular_file() && entry.file_size() > 0 &&
                entry.path().filename() != "last-run.json") {
                found.push_back(entry.path().string());
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    void expect_found(const std::string& file) {
        const Outcome check = verb("check");
        EXPECT_EQ(check.status, kDamaged) << file << check.out << check.err;
        EXPECT_THAT(check.out + check.err, HasSubstr(fs::path(file).filename().string()));
        for (const Arguments& query :
             {Arguments{"Schlepper"}, Arguments{"--format", "jsonl", "\"an der Pier\""},
              Arguments{"--count", "Meld*"}}) {
            Arguments arguments{"--index", index()};
            arguments.insert(arguments.end(), query.begin(), query.end());
            EXPECT_THAT(run_search(arguments).status,
                        AnyOf(Eq(0), Eq(exit_status(ErrorCode::NothingFound)), Eq(kDamaged),
                              Eq(exit_status(ErrorCode::Io))))
                << file << " " << query.back();
        }
    }

    // But for those of the free list, which stop an update before it copies anything.
    static void flip_last_bit_of_every_item_block(const std::string& file) {
        constexpr std::size_t kBlock = 8192;
        constexpr char kFreeListLevel = '\xFE';
        std::string content = read_text(file);
        for (std::size_t begin = 0; begin + kBlock <= content.size(); begin += kBlock) {
            if (content[begin + 4] == kFreeListLevel) continue;
            content = with_a_flipped_bit(std::move(content), begin + kBlock - 1, 0);
        }
        overwrite(file, content);
    }

    // With something to be done for it in the archive.
    void expect_refused(const std::string& file) {
        const std::string before = read_text(file);
        const Outcome refused = verb("update", {archive()});
        EXPECT_EQ(refused.status, kDamaged) << refused.err;
        EXPECT_THAT(refused.err, HasSubstr("repair"));
        EXPECT_EQ(read_text(file), before) << "nothing was changed";
    }

    void expect_repaired(const std::vector<std::string>& paths = {}) {
        const Outcome repair = verb("repair", paths);
        EXPECT_EQ(repair.status, 0) << repair.out << repair.err;
        EXPECT_EQ(verb("check").status, 0);
        EXPECT_EQ(count("Schlepper"), kSchleppers);
    }

    std::mt19937 random_{11};  // NOLINT(cert-msc51-cpp): the same in every run
};

TEST_F(Damage, EveryFlippedByteIsFound) {
    const std::vector<std::string> all = files();
    const int count = times(24, 200);
    RecordProperty("flips", count);
    for (int i = 0; i < count; ++i) {
        const std::string& file = all[static_cast<std::size_t>(i) % all.size()];
        const std::string whole = read_text(file);
        const std::size_t position = random_() % whole.size();
        SCOPED_TRACE(fmt::format("{} at {}", file, position));
        overwrite(file, with_a_flipped_bit(whole, position, random_() % 8));
        expect_found(file);
        overwrite(file, whole);
    }
    EXPECT_EQ(verb("check").status, 0);
}

TEST_F(Damage, EveryTruncationIsFound) {
    const std::vector<std::string> all = files();
    const int count = times(12, 50);
    RecordProperty("truncations", count);
    for (int i = 0; i < count; ++i) {
        const std::string& file = all[static_cast<std::size_t>(i) % all.size()];
        const std::string whole = read_text(file);
        const std::size_t size = random_() % whole.size();
        SCOPED_TRACE(fmt::format("{} to {}", file, size));
        fs::resize_file(file, size);
        expect_found(file);
        overwrite(file, whole);
    }
    EXPECT_EQ(verb("check").status, 0);
}

TEST_F(Damage, WhatIsDamagedIsNotUpdatedButRepaired) {
    for (const char* const name : {"iamglass", "checksums.nachlese"}) {
        SCOPED_TRACE(name);
        flip(live_file(name));
        write("neu.txt", kHarbour);
        expect_refused(live_file(name));
        fs::remove(archive() + "/neu.txt");
        expect_repaired();
    }
}

TEST_F(Damage, ThatAnUpdateCopiesIsFoundAndKeepsTheNextFromChangingAnything) {
    // All of the postings' table would keep an update from knowing the format.
    for (const char* const name : {"docdata.glass", "termlist.glass"}) {
        SCOPED_TRACE(name);
        flip_last_bit_of_every_item_block(live_file(name));
        write("neu.txt", kHarbour);
        const Outcome first = verb("update", {archive()});
        EXPECT_EQ(first.status, kDamaged) << first.err;
        EXPECT_THAT(first.err, HasSubstr("repair"));
        for (const Arguments& how : {Arguments{}, Arguments{"--quick"}}) {
            const Outcome check = verb("check", how);
            EXPECT_EQ(check.status, kDamaged);
            EXPECT_THAT(check.out + check.err, AllOf(HasSubstr(name), HasSubstr("bytes")));
        }
        expect_refused(live_file(name));
        // The article is in the index or not, as the damage let Xapian go on.
        EXPECT_EQ(verb("repair").status, 0);
        EXPECT_EQ(verb("check").status, 0);
        fs::remove(archive() + "/neu.txt");
        update();
        EXPECT_EQ(count("Schlepper"), kSchleppers);
    }
}

TEST_F(Damage, ThatAnUpdateDoesNotTouchIsLeftToACheck) {
    flip(live_file("words.nachlese"));
    write("neu.txt", kRailway);
    update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_EQ(verb("check").status, kDamaged);
    expect_repaired();
}

TEST_F(Damage, AStubThatNamesAnotherGenerationIsNotBelieved) {
    const std::string stub = stub_file(index());
    std::string content = read_text(stub);
    content.replace(content.find("000002"), 6, "000001");
    overwrite(stub, content);
    EXPECT_EQ(run_search({"--index", index(), "Schlepper"}).status, kDamaged);
    EXPECT_EQ(verb("check").status, kDamaged);
    expect_repaired();
    fs::remove(stub);
    EXPECT_EQ(verb("check").status, kDamaged);
    expect_repaired();
    EXPECT_EQ(live_generation(index()).value().number, 2);
}

TEST_F(Damage, AMissingShardIsRepairedFromTheFoldersThatAreNamed) {
    const std::string shard = live_generation(index()).value().database;
    fs::remove_all(shard);
    const Outcome check = verb("check");
    EXPECT_EQ(check.status, kDamaged);
    EXPECT_THAT(check.out, AllOf(HasSubstr("shard-00"), HasSubstr("is missing")));
    EXPECT_EQ(run_search({"--index", index(), "Schlepper"}).status, kDamaged);
    EXPECT_EQ(verb("repair").status, kDamaged) << "nothing says what it was made from";
    expect_repaired({archive()});
}

TEST_F(Damage, RepairLeavesASoundIndexAlone) {
    const Outcome repair = verb("repair");
    EXPECT_EQ(repair.status, 0);
    EXPECT_THAT(repair.out, HasSubstr("is sound"));
    EXPECT_EQ(live_generation(index()).value().number, 2);
    EXPECT_EQ(generation_numbers(index()).size(), 2U);
}

TEST_F(Damage, RepairSaysWhatIsGoneFromTheArchive) {
    flip(live_file("termlist.glass"));
    fs::remove(archive() + "/1.txt");
    const Outcome repair = verb("repair");
    EXPECT_EQ(repair.status, exit_status(ErrorCode::Incomplete)) << repair.err;
    EXPECT_THAT(repair.err, AllOf(HasSubstr("lost"), HasSubstr("archive/1.txt")));
    EXPECT_EQ(verb("check").status, 0);
}

TEST_F(Damage, RepairKeepsWhatTheIndexWasMadeWith) {
    const std::string compounds = folder_.write("eigene.txt", "Schlepper|pier\n");
    ASSERT_EQ(verb("rebuild", {"--compounds", compounds}).status, 0);
    flip(live_file("postlist.glass"));
    expect_repaired();
    EXPECT_THAT(verb("status").out, HasSubstr("1 of your own"));
}

TEST_F(Damage, RepairDoesNotBelieveAnEmptyArchive) {
    flip(live_file("docdata.glass"));
    for (const auto& entry : fs::directory_iterator(archive()))
        fs::remove(entry.path());
    const std::string before = read_text(live_file("docdata.glass"));
    EXPECT_EQ(verb("repair").status, exit_status(ErrorCode::ArchiveShrunk));
    EXPECT_EQ(read_text(live_file("docdata.glass")), before) << "it stays as it is";
}

TEST_F(Damage, InTheGenerationBeforeIsNamedAndRemoved) {
    flip(generation_numbered(index(), 1).database + "/docdata.glass");
    const Outcome check = verb("check");
    EXPECT_EQ(check.status, kDamaged);
    EXPECT_THAT(check.out, AllOf(HasSubstr("000001"), HasSubstr("rollback")));
    EXPECT_EQ(verb("rollback").status, kDamaged);
    EXPECT_EQ(verb("repair").status, 0);
    EXPECT_EQ(verb("check").status, 0);
    EXPECT_EQ(live_generation(index()).value().number, 2);
}

TEST_F(Damage, ARunThatWasCutIsNoDamage) {
    std::ofstream(live_file("changing.nachlese")).flush();
    EXPECT_EQ(verb("check").status, 0);
    EXPECT_EQ(verb("check", {"--quick"}).status, 0);
    update();
    EXPECT_FALSE(fs::exists(live_file("changing.nachlese")));
    EXPECT_EQ(verb("check").status, 0);
}

}  // namespace
}  // namespace nachlese::testing
