// What the live generation of an index holds, whatever the numbers of its documents and the layout
// of its files: two indexes with the same content answer every query alike.
#pragma once

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese::testing {

struct ArticleContent {
    std::string text;     // a hash of what is stored, its terms, values and word sequence
    std::string cluster;  // of near-duplicates, found at the end of a run; empty: none
    bool operator==(const ArticleContent&) const = default;
};

struct IndexContent {
    std::map<std::string, ArticleContent> articles;  // by id
    std::map<std::string, std::string> records;      // of files, archive roots, settings
    bool operator==(const IndexContent&) const = default;
};

// Of no articles where there is no index, or its first run has not ended. Adds a test failure where
// the index cannot be read, or has an id twice.
[[nodiscard]] IndexContent content_of(const std::string& index_path);

// Says what differs, rather than print two indexes.
[[nodiscard]] ::testing::AssertionResult is_same(const IndexContent& found,
                                                 const IndexContent& expected);

}  // namespace nachlese::testing
