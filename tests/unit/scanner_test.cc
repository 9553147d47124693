#include "indexer/scanner.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/temporary_folder.h"
#include "tests/unit/unprivileged.h"

namespace nachlese {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

struct Scanned {
    std::vector<std::pair<std::string, std::vector<std::string>>> folders;  // and their files
    std::map<std::string, bool> problems;  // path, and whether what is there is unknown
};

Scanned scan_all(const std::string& root, const std::string& folder = {}) {
    Scanned scanned;
    const ScanSink sink{
        [&](FolderListing&& listing) {
            std::vector<std::string> names;
            for (const FileEntry& entry : listing.files)
                names.push_back(entry.name);
            scanned.folders.emplace_back(listing.folder, std::move(names));
        },
        [&](ScanProblem&& problem) { scanned.problems[problem.path] = problem.is_unknown; },
    };
    EXPECT_TRUE(scan(root, folder, sink).has_value());
    return scanned;
}

class ScannerTest : public ::testing::Test {
  protected:
    testing::TemporaryFolder folder_;
};

TEST_F(ScannerTest, VisitsFoldersAndFilesInTheOrderOfTheirNames) {
    for (const char* const name : {"b/2.txt", "b/10.txt", "a/x.txt", "b.txt", "B/1", "b/.hidden",
                                   ".git/config", "leer/.keep", "zwei\nZeilen"}) {
        folder_.write(name, "Text");
    }
    const Scanned scanned = scan_all(folder_.path());
    EXPECT_THAT(scanned.folders,
                ElementsAre(Pair("", ElementsAre("b.txt", "zwei\nZeilen")),
                            Pair("B", ElementsAre("1")), Pair("a", ElementsAre("x.txt")),
                            Pair("b", ElementsAre("10.txt", "2.txt")), Pair("leer", IsEmpty())));
    EXPECT_THAT(scanned.problems, IsEmpty());
    EXPECT_THAT(scan_all(folder_.path(), "b").folders,
                ElementsAre(Pair("b", ElementsAre("10.txt", "2.txt"))));
}

TEST_F(ScannerTest, NotesSizeAndTimeOfAFile) {
    const std::string file = folder_.write("a/hafen.txt", "12345");
    const timespec times[] = {{1'552'579'740, 0}, {1'552'579'740, 123'456'789}};
    ASSERT_EQ(utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
    const FileEntry entry = stat_file(file).value();
    EXPECT_EQ(entry.name, "hafen.txt");
    EXPECT_EQ(entry.size, 5U);
    EXPECT_EQ(entry.mtime_ns, 1'552'579'740'123'456'789);
    EXPECT_EQ(stat_file(folder_.path("fehlt")).error().code, ErrorCode::Io);
    EXPECT_EQ(stat_file(folder_.path()).error().code, ErrorCode::Io);
}

TEST_F(ScannerTest, EntersNoFolderTwice) {
    folder_.write("a/x.txt", "Text");
    fs::create_directory_symlink("..", folder_.path("a/kreis"));
    fs::create_directory_symlink("a", folder_.path("zweitname"));
    fs::create_symlink("selbst", folder_.path("selbst"));
    fs::create_symlink("nirgends", folder_.path("lose"));
    fs::create_symlink("a/x.txt", folder_.path("verweis.txt"));
    const Scanned scanned = scan_all(folder_.path());
    EXPECT_THAT(scanned.folders,
                ElementsAre(Pair("", ElementsAre("verweis.txt")), Pair("a", ElementsAre("x.txt"))));
    EXPECT_THAT(scanned.problems, ElementsAre(Pair("a/kreis", false), Pair("lose", false),
                                              Pair("selbst", false), Pair("zweitname", false)));
}

TEST_F(ScannerTest, LeavesIndexesAndPipesAlone) {
    folder_.write("index/XAPIANDB", "auto x");
    folder_.write("index/generations/000001/shard-00/iamglass", "x");
    folder_.write("entstehend/writer.lock", "");
    folder_.write("entstehend/generations/000001/growing/x", "x");
    ASSERT_EQ(mkfifo(folder_.path("rohr").c_str(), 0600), 0);
    const Scanned scanned = scan_all(folder_.path());
    EXPECT_THAT(scanned.folders, ElementsAre(Pair("", IsEmpty())));
    EXPECT_THAT(scanned.problems, ElementsAre(Pair("rohr", false)));
}

TEST_F(ScannerTest, AFolderTooDeepToBeNamedIsUnknownNotEmpty) {
    const std::string name(200, 't');
    int at = open(folder_.path().c_str(), O_DIRECTORY | O_CLOEXEC);
    for (int level = 0; level < 30; ++level) {
        ASSERT_EQ(mkdirat(at, name.c_str(), 0700), 0);
        const int below = openat(at, name.c_str(), O_DIRECTORY | O_CLOEXEC);
        ASSERT_GE(below, 0);
        close(at);
        at = below;
    }
    close(at);
    const Scanned scanned = scan_all(folder_.path());
    EXPECT_GT(scanned.folders.size(), 15U);
    ASSERT_THAT(scanned.problems, SizeIs(1));
    EXPECT_TRUE(scanned.problems.begin()->second);
}

TEST_F(ScannerTest, WhatMayNotBeLookedAtIsUnknownNotGone) {
    folder_.write("zu/x.txt", "Text");
    folder_.write("halb/x.txt", "Text");
    const testing::Unprivileged unprivileged(folder_.path());
    chmod(folder_.path("zu").c_str(), 0000);
    chmod(folder_.path("halb").c_str(), 0444);  // names can be listed, nothing else
    const Scanned scanned = scan_all(folder_.path());
    chmod(folder_.path("zu").c_str(), 0700);
    chmod(folder_.path("halb").c_str(), 0700);
    EXPECT_THAT(scanned.problems, ElementsAre(Pair("halb/x.txt", true), Pair("zu", true)));
}

TEST_F(ScannerTest, AMissingStartIsAnError) {
    const auto scanned = scan(folder_.path("fehlt"), "", {});
    ASSERT_FALSE(scanned.has_value());
    EXPECT_EQ(scanned.error().code, ErrorCode::Io);
}

TEST(JoinPath, PutsOneSlashBetween) {
    EXPECT_EQ(join_path("a", "b"), "a/b");
    EXPECT_EQ(join_path("a/", "b"), "a/b");
    EXPECT_EQ(join_path("", "b"), "b");
    EXPECT_EQ(join_path("a", ""), "a");
}

}  // namespace
}  // namespace nachlese
