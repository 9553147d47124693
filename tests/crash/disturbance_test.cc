// What may happen to an unattended run, each with its exit status, and that the index answers as
// before.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "tests/crash/small_disk.h"
#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;

class Disturbance : public Indexing {
  protected:
    void SetUp() override {
        write("hafen.txt", kHarbour);
        write("bahn.txt", kRailway);
        update();
    }

    int status_of(const std::string& verb, const Arguments& more = {}) {
        Arguments arguments{verb, "--index", index()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_index(arguments).status;
    }

    void expect_untouched() {
        EXPECT_EQ(count("Schlepper"), 1U);
        EXPECT_EQ(count("Bahnhof"), 1U);
        EXPECT_EQ(status_of("check"), 0);
    }
};

TEST_F(Disturbance, OfTwoRunsAtOnceTheSecondEndsAtOnce) {
    ASSERT_EQ(status_of("rebuild"), 0);
    const int lock = open(lock_file(index()).c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(flock(lock, LOCK_EX), 0);
    for (const char* const verb : {"update", "rebuild"})
        EXPECT_EQ(status_of(verb, {archive()}), exit_status(ErrorCode::IndexLocked)) << verb;
    EXPECT_EQ(status_of("rollback"), exit_status(ErrorCode::IndexLocked));
    expect_untouched();
    close(lock);
    EXPECT_EQ(status_of("update", {archive()}), 0);
}

TEST_F(Disturbance, FilesOfARunThatIsNoMoreStopNobody) {
    // With the number of a process that does not live, as other programs write it.
    folder_.write("index/writer.lock", "4194304\n");
    folder_.write("index/XAPIANDB.new", "auto generations/000");
    folder_.write("index/last-run.json.new", "{");
    folder_.write("index/generations/000001/shard-00/v.tmp", "half");
    folder_.write("index/generations/000001/shard-00/flintlock", "");
    write("neu.txt", kHarbour);
    for (const char* const verb : {"update", "rebuild", "update"})
        EXPECT_EQ(status_of(verb, {archive()}), 0) << verb;
    EXPECT_EQ(count("Schlepper"), 2U);
    EXPECT_EQ(status_of("check"), 0);
}

TEST_F(Disturbance, AFolderThatCannotBeWrittenToIsSearched) {
    SmallDisk disk(folder_.path("disk"), std::uint64_t{64} << 20U);
    if (!disk.is_mounted() && geteuid() == 0) GTEST_SKIP() << "root writes everywhere";
    const std::string there = folder_.path("disk/index");
    fs::copy(index(), there, fs::copy_options::recursive);
    disk.make_read_only();
    for (const Arguments& arguments : {Arguments{"update", "--index", there, archive()},
                                       Arguments{"rebuild", "--index", there, archive()}}) {
        const Outcome outcome = run_index(arguments);
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io)) << arguments[0] << outcome.err;
        EXPECT_THAT(outcome.err, ::testing::HasSubstr("permissions")) << arguments[0];
    }
    const Outcome check = run_index({"check", "--index", there});
    EXPECT_EQ(check.status, 0) << check.out << check.err;
    EXPECT_THAT(check.out,
                ::testing::HasSubstr("Xapian's own check, which opens files for writing, "
                                     "was left out"));
    const Outcome quick = run_index({"check", "--quick", "--index", there});
    EXPECT_EQ(quick.status, 0) << quick.out << quick.err;
    EXPECT_EQ(quick.out, there + ": sound\n");
    EXPECT_EQ(run_index({"status", "--index", there}).status, 0);
    EXPECT_EQ(count_hits({"--index", there, "Schlepper"}), 1U);
}

TEST_F(Disturbance, AFolderThatCannotBeWrittenToIsSoundOnlyWhereChecksumsVouchForIt) {
    SmallDisk disk(folder_.path("disk"), std::uint64_t{64} << 20U);
    if (!disk.is_mounted()) GTEST_SKIP() << "no tmpfs can be mounted";
    const std::string there = folder_.path("disk/index");
    const std::string postings = generation_numbered(there, 1).database + "/postlist.glass";
    fs::copy(index(), there, fs::copy_options::recursive);
    {
        std::fstream file(postings, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(100);
        file.put('?');
    }
    disk.make_read_only();
    for (const Arguments& more : {Arguments{}, Arguments{"--quick"}}) {
        Arguments arguments{"check", "--index", there};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome check = run_index(arguments);
        EXPECT_EQ(check.status, exit_status(ErrorCode::IndexDamaged));
        EXPECT_THAT(check.out, ::testing::HasSubstr("postlist.glass: bytes 0 to 8191"));
    }
}

// What a run was writing has no checksums yet: Xapian alone could vouch for it.
TEST_F(Disturbance, ACutRunOnAFolderThatCannotBeWrittenToCannotBeJudged) {
    SmallDisk disk(folder_.path("disk"), std::uint64_t{64} << 20U);
    if (!disk.is_mounted()) GTEST_SKIP() << "no tmpfs can be mounted";
    const std::string database = generation_numbered(index(), 1).database;
    const std::string checksums = read_text(database + "/checksums.nachlese");
    write("neu.txt", kHarbour);
    ASSERT_EQ(status_of("update", {archive()}), 0);
    const std::string there = folder_.path("disk/index");
    fs::copy(index(), there, fs::copy_options::recursive);
    folder_.write("disk/index/generations/000001/shard-00/checksums.nachlese", checksums);
    folder_.write("disk/index/generations/000001/shard-00/changing.nachlese", "");
    EXPECT_EQ(run_index({"check", "--index", there}).status, 0);
    disk.make_read_only();
    const Outcome check = run_index({"check", "--index", there});
    EXPECT_EQ(check.status, exit_status(ErrorCode::Io)) << check.out;
    EXPECT_THAT(check.err, ::testing::HasSubstr("which Xapian's check needs"));
}

TEST_F(Disturbance, AClockThatWasSetBackHidesNoChange) {
    const auto ahead = fs::file_time_type::clock::now() + std::chrono::hours(24 * 400);
    for (const char* const name : {"hafen.txt", "bahn.txt"})
        fs::last_write_time(archive() + "/" + name, ahead);
    for (const auto& entry : fs::recursive_directory_iterator(index()))
        fs::last_write_time(entry.path(), ahead);
    EXPECT_EQ(status_of("update", {archive()}), 0);
    // Older than what the index knows, and as long.
    std::string changed = kHarbour;
    changed.replace(changed.find("Schlepper"), 9, "Dampfboot");
    write("hafen.txt", changed);
    EXPECT_EQ(status_of("update", {"--now", "2020-01-01", archive()}), 0);
    EXPECT_EQ(count("Schlepper"), 0U);
    EXPECT_EQ(count("Dampfboot"), 1U);
    EXPECT_EQ(status_of("rebuild", {"--now", "2020-01-01"}), 0);
    EXPECT_EQ(count("Dampfboot"), 1U);
    EXPECT_EQ(status_of("check"), 0);
}

TEST_F(Disturbance, AnArchiveThatIsNotMountedChangesNothing) {
    fs::rename(archive(), folder_.path("elsewhere"));
    for (const char* const verb : {"update", "rebuild"}) {
        EXPECT_EQ(status_of(verb, {archive()}), exit_status(ErrorCode::Io)) << "no mount point";
        expect_untouched();
    }
    EXPECT_EQ(status_of("rebuild"), exit_status(ErrorCode::Io)) << "as the index remembers it";
    expect_untouched();
    fs::create_directory(archive());
    for (const char* const verb : {"update", "rebuild"}) {
        EXPECT_EQ(status_of(verb, {archive()}), exit_status(ErrorCode::ArchiveShrunk))
            << "an empty mount point";
        expect_untouched();
    }
}

TEST_F(Disturbance, FoldersMayBeRenamed) {
    const std::string moved = folder_.path("moved");
    fs::rename(index(), moved);
    EXPECT_EQ(run_index({"update", "--index", moved, archive()}).status, 0);
    EXPECT_EQ(run_index({"rebuild", "--index", moved}).status, 0);
    EXPECT_EQ(run_index({"check", "--index", moved}).status, 0);
    EXPECT_EQ(count_hits({"--index", moved, "Schlepper"}), 1U);
    EXPECT_EQ(run_search({"--index", index(), "Schlepper"}).status,
              exit_status(ErrorCode::IndexMissing));
    // The archive under another name is another archive: a rebuild is made of it alone.
    const std::string renamed = folder_.path("renamed");
    fs::rename(archive(), renamed);
    EXPECT_EQ(run_index({"rebuild", "--index", moved}).status, exit_status(ErrorCode::Io));
    EXPECT_EQ(count_hits({"--index", moved, "Schlepper"}), 1U);
    EXPECT_EQ(run_index({"rebuild", "--index", moved, renamed}).status, 0);
    EXPECT_EQ(count_hits({"--index", moved, "Schlepper"}), 1U);
}

}  // namespace
}  // namespace nachlese::testing
