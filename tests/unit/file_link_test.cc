#include "query/file_link.h"

#include <gtest/gtest.h>

#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

TEST(FileLink, EncodesAllThatIsNotUnreserved) {
    EXPECT_EQ(file_uri("rechner", "/archiv/2025/hafen-1_2.~.txt"),
              "file://rechner/archiv/2025/hafen-1_2.~.txt");
    EXPECT_EQ(file_uri("", "/Häfen & Co#1?%.txt"), "file:///H%C3%A4fen%20%26%20Co%231%3F%25.txt");
    EXPECT_EQ(file_uri("r", "/a\x1b]8;;\\\n"), "file://r/a%1B%5D8%3B%3B%5C%0A");
}

TEST(FileLink, LeadsToFilesThatExist) {
    const testing::TemporaryFolder folder;
    folder.write("a/b.jsonl", "");
    folder.write("a/mit#raute.txt", "");
    const std::string root = folder.path();
    EXPECT_EQ(find_article_file(root, "a/b.jsonl"), root + "/a/b.jsonl");
    EXPECT_EQ(find_article_file(root, "a/b.jsonl#17"), root + "/a/b.jsonl");
    EXPECT_EQ(find_article_file(root, "a/mit#raute.txt"), root + "/a/mit#raute.txt");
    EXPECT_EQ(find_article_file(root, "a"), "") << "a folder is no file";
    EXPECT_EQ(find_article_file(root, "a/fehlt.txt"), "");
    EXPECT_EQ(find_article_file("", "a/b.jsonl"), "");
}

}  // namespace
}  // namespace nachlese
