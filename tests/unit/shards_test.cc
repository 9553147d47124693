#include "schema/shards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using Kind = ShardAddress::Kind;

TEST(ShardList, NamesFoldersServersAndPrograms) {
    struct Case {
        const char* text;
        ShardAddress shard;
    };
    for (const Case& line : {
             Case{"auto /srv/index", {Kind::Folder, "/srv/index"}},
             Case{"auto index", {Kind::Folder, "/etc/index"}},
             Case{"glass \t mit Blank \r\n", {Kind::Folder, "/etc/mit Blank"}},
             Case{"remote archiv.example:7711", {Kind::Server, "archiv.example:7711"}},
             Case{"remote :ssh archiv xapian-progsrv /srv/index",
                  {Kind::Program, "ssh archiv xapian-progsrv /srv/index"}},
         }) {
        const auto shards = parse_shard_list(line.text, "/etc/list");
        ASSERT_TRUE(shards.has_value()) << line.text;
        EXPECT_EQ(*shards, std::vector{line.shard}) << line.text;
    }
}

TEST(ShardList, SkipsCommentsAndEmptyLines) {
    const auto shards = parse_shard_list("# archive\n\nauto a\n  # older\nauto b\n", "list");
    ASSERT_TRUE(shards.has_value());
    EXPECT_EQ(shards->size(), 2U);
}

TEST(ShardList, WhatIsWrongIsNamedWithItsLine) {
    for (const char* const line : {"auto", "auto ", "chert index", "index", "remote", "remote host",
                                   "remote host:", "remote host:0", "remote host:65536",
                                   "remote host:7711x", "remote :", "remote : "}) {
        const auto shards = parse_shard_list(std::string("auto a\n") + line + "\n", "list");
        ASSERT_FALSE(shards.has_value()) << line;
        EXPECT_EQ(shards.error().code, ErrorCode::BadInput) << line;
        EXPECT_THAT(shards.error().message, HasSubstr("list: line 2")) << line;
    }
    for (const char* const nothing : {"", "\n\n", "# auto a"})
        EXPECT_FALSE(parse_shard_list(nothing, "list").has_value()) << nothing;
}

}  // namespace
}  // namespace nachlese
