// Golden queries: what an index must find to be fit for use, as its administrator wrote it down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace nachlese {

struct GoldenQuery {
    std::size_t line = 0;  // of its file, from 1
    std::string text;
    std::uint64_t least_hits = 0;
    std::string id;  // of an article that must be among the first kGoldenRanks; empty: none
    bool operator==(const GoldenQuery&) const = default;
};

inline constexpr std::uint64_t kGoldenRanks = 10;

struct GoldenFile {
    std::vector<GoldenQuery> queries;
    // One for each line that cannot be understood; its message names file and line.
    std::vector<Error> faults;
};

// A query a line: "query TAB least number of hits", and perhaps "TAB id" behind it. Empty lines and
// those that begin with # are passed over. Says nothing of the queries' own syntax. `path` is for
// messages.
[[nodiscard]] GoldenFile parse_golden_queries(std::string_view text, const std::string& path);

}  // namespace nachlese
