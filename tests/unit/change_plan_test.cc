#include "indexer/change_plan.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/temporary_folder.h"
#include "tests/unit/unprivileged.h"

namespace nachlese {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ChangePlanTest : public ::testing::Test {
  protected:
    void SetUp() override {
        fs::create_directory(folder_.path("archiv"));
        root_ = make_root(folder_.path("archiv"));
    }

    void write(const std::string& name) { folder_.write("archiv/" + name, "Text von " + name); }

    // Notes the archive's files as they are.
    void note_all(FileOutcome outcome = FileOutcome::Read) {
        std::map<std::string, FolderRecords> records;
        const ScanSink sink{
            [&](FolderListing&& listing) {
                for (const FileEntry& entry : listing.files) {
                    records[listing.folder].push_back(
                        {entry.name, entry.size, entry.mtime_ns, {}, outcome, 1, {}});
                }
            },
            [](ScanProblem&&) {},
        };
        ASSERT_TRUE(scan(root_.path, "", sink).has_value());
        for (const auto& [folder, list] : records)
            Catalogue::store(database_, root_, folder, list);
    }

    ChangePlan plan(const std::string& folder = {}, std::optional<std::string> file = {}) {
        ChangePlan plan;
        const auto planned = plan_changes({root_, folder, std::move(file)}, Catalogue(database_),
                                          {.allow_empty = true}, plan);
        EXPECT_TRUE(planned.has_value());
        return plan;
    }

    static std::vector<std::string> gone(const ChangePlan& plan) {
        std::vector<std::string> paths;
        for (const FolderChanges& changes : plan.folders) {
            for (const std::string& name : changes.gone)
                paths.push_back(join_path(changes.folder, name));
        }
        return paths;
    }

    static std::vector<std::string> to_read(const std::vector<FolderChanges>& folders) {
        std::vector<std::string> paths;
        for (const FolderChanges& changes : folders) {
            for (const FileEntry& entry : changes.to_read)
                paths.push_back(join_path(changes.folder, entry.name));
        }
        return paths;
    }

    testing::TemporaryFolder folder_;
    Xapian::WritableDatabase database_{folder_.path("db"), Xapian::DB_CREATE};
    Root root_;
};

TEST_F(ChangePlanTest, ReadsWhatIsNewOrChangedAndDropsWhatHasGone) {
    for (const char* const name : {"a.txt", "b.txt", "d.txt", "x/1.txt", "x/2.txt"})
        write(name);
    note_all();
    EXPECT_THAT(plan().folders, IsEmpty());
    EXPECT_EQ(plan().files_unchanged, 5U);

    fs::remove(folder_.path("archiv/a.txt"));
    fs::remove(folder_.path("archiv/d.txt"));
    write("c.txt");
    folder_.write("archiv/x/1.txt", "Ein anderer Text.");
    const ChangePlan changed = plan();
    EXPECT_THAT(to_read(changed.folders), ElementsAre("c.txt", "x/1.txt"));
    EXPECT_THAT(gone(changed), ElementsAre("a.txt", "d.txt"));
    EXPECT_THAT(changed.folders.front().names, ElementsAre("b.txt", "c.txt"));
    EXPECT_EQ(changed.files_seen, 4U);
    EXPECT_EQ(changed.files_unchanged, 2U);
    EXPECT_EQ(changed.files_to_read, 2U);
    EXPECT_EQ(changed.bytes_to_read, std::string("Text von c.txtEin anderer Text.").size());
}

TEST_F(ChangePlanTest, ANewTimeAloneIsReasonToLook) {
    write("a.txt");
    note_all();
    fs::last_write_time(folder_.path("archiv/a.txt"), fs::file_time_type{std::chrono::hours(1)});
    EXPECT_THAT(to_read(plan().folders), ElementsAre("a.txt"));
}

struct OutcomeCase {
    FileOutcome outcome;
    std::size_t read;
    std::size_t collided;
};

TEST_F(ChangePlanTest, HowTheLastReadingEndedDecidesAboutAnother) {
    write("a.txt");
    for (const auto& [outcome, read, collided] : {
             OutcomeCase{FileOutcome::Read, 0, 0},
             OutcomeCase{FileOutcome::NoArticle, 0, 0},
             OutcomeCase{FileOutcome::Failed, 0, 0},
             OutcomeCase{FileOutcome::Unreadable, 1, 0},
             OutcomeCase{FileOutcome::Unfinished, 1, 0},
             OutcomeCase{FileOutcome::Collision, 0, 1},
         }) {
        note_all(outcome);
        EXPECT_THAT(to_read(plan().folders), SizeIs(read)) << static_cast<char>(outcome);
        EXPECT_THAT(to_read(plan().retries), SizeIs(collided)) << static_cast<char>(outcome);
    }
}

TEST_F(ChangePlanTest, AVanishedFolderTakesItsFilesAlong) {
    for (const char* const name : {"a/1.txt", "a/b/2.txt", "ab/3.txt", "c/4.txt"})
        write(name);
    note_all();
    fs::remove_all(folder_.path("archiv/a"));
    EXPECT_THAT(gone(plan()), ElementsAre("a/1.txt", "a/b/2.txt"));
    EXPECT_THAT(gone(plan("c")), IsEmpty()) << "nobody asked about a";
    fs::create_directories(folder_.path("archiv/a/b"));
    EXPECT_THAT(gone(plan("a")), ElementsAre("a/1.txt", "a/b/2.txt"))
        << "the folders are there again, but empty";
}

TEST_F(ChangePlanTest, WhatLiesBelowAnUnreadableFolderIsNotGone) {
    for (const char* const name : {"zu/1.txt", "zu/tief/2.txt", "halb/3.txt", "weg/4.txt"})
        write(name);
    note_all();
    fs::remove_all(folder_.path("archiv/weg"));
    ChangePlan planned;
    {
        const testing::Unprivileged unprivileged(folder_.path());
        chmod(folder_.path("archiv/zu").c_str(), 0000);
        chmod(folder_.path("archiv/halb").c_str(), 0444);
        planned = plan();
        chmod(folder_.path("archiv/zu").c_str(), 0700);
        chmod(folder_.path("archiv/halb").c_str(), 0700);
    }
    EXPECT_THAT(gone(planned), ElementsAre("weg/4.txt"));
    EXPECT_THAT(planned.problems, SizeIs(2));
}

TEST_F(ChangePlanTest, ASingleFileIsJudgedAloneAmongItsNeighbours) {
    for (const char* const name : {"x/a.txt", "x/b.txt", "x/c.txt"})
        write(name);
    note_all();
    EXPECT_THAT(plan("x", "b.txt").folders, IsEmpty());
    fs::remove(folder_.path("archiv/x/a.txt"));
    folder_.write("archiv/x/b.txt", "Ein anderer Text.");
    folder_.write("archiv/x/c.txt", "Auch ein anderer Text.");
    const ChangePlan changed = plan("x", "b.txt");
    EXPECT_THAT(to_read(changed.folders), ElementsAre("x/b.txt"));
    EXPECT_THAT(gone(changed), IsEmpty());
    EXPECT_THAT(changed.folders.front().names, ElementsAre("b.txt", "c.txt"));
    EXPECT_EQ(changed.files_seen, 1U);
}

TEST_F(ChangePlanTest, ADamagedCatalogueIsAnErrorAndNoEmptyOne) {
    write("a.txt");
    note_all();
    database_.set_metadata(*database_.metadata_keys_begin("nachlese.folder:"), "kaputt");
    for (const std::optional<std::string>& file : {std::optional<std::string>{}, {"a.txt"}}) {
        ChangePlan plan;
        const auto planned =
            plan_changes({root_, "", file}, Catalogue(database_), {.allow_empty = true}, plan);
        ASSERT_FALSE(planned.has_value());
        EXPECT_EQ(planned.error().code, ErrorCode::IndexDamaged);
    }
}

}  // namespace
}  // namespace nachlese
