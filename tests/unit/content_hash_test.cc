#include "indexer/content_hash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/hash.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

TEST(ContentHash, IsThatOfAllBytesHoweverLong) {
    const testing::TemporaryFolder folder;
    std::string content;
    for (const std::size_t size : {0U, 1U, 262'143U, 262'144U, 262'145U, 1'000'000U}) {
        while (content.size() < size)
            content.push_back(static_cast<char>(content.size() * 2654435761U >> 11U));
        EXPECT_EQ(content_hash(folder.write("datei", content)).value(), hash128_hex(content))
            << size;
    }
}

TEST(ContentHash, ChangesWithOneByteAtTheEnd) {
    const testing::TemporaryFolder folder;
    std::string content(300'000, 'a');
    const auto before = content_hash(folder.write("datei", content));
    content.back() = 'b';
    EXPECT_NE(before.value(), content_hash(folder.write("datei", content)).value());
}

TEST(ContentHash, NamesAFileThatCannotBeRead) {
    const testing::TemporaryFolder folder;
    for (const std::string& file : {folder.path("fehlt"), folder.path()}) {
        const auto hash = content_hash(file);
        ASSERT_FALSE(hash.has_value()) << file;
        EXPECT_EQ(hash.error().code, ErrorCode::Io);
        EXPECT_THAT(hash.error().message, ::testing::HasSubstr(file));
    }
}

}  // namespace
}  // namespace nachlese
