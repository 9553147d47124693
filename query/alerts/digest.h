// What saved queries find among what is new: plain values, made by an alert run, printed by
// writers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/alerts/alert_state.h"
#include "query/result.h"
#include "schema/date.h"
#include "schema/error.h"

namespace nachlese {

// A new article that is a near-duplicate of one that was there before.
struct Reprint {
    Hit hit;
    Article original;  // the earliest that the query finds
};

struct QueryDigest {
    std::string name;
    std::string query;       // on one line
    DigestNumber since = 0;  // the digest before; an earlier one where the query failed meanwhile
    // Best first as the search has them, without the near-duplicates folded into them.
    std::vector<Hit> added;
    std::vector<Hit> changed;  // known before, with another content
    std::vector<Reprint> reprints;
    std::uint64_t left_out = 0;        // hits beyond the limit
    std::vector<std::string> notices;  // of the search
    std::optional<Error> failure;      // then nothing was found, and it is tried again next time

    [[nodiscard]] std::uint64_t count() const {
        return added.size() + changed.size() + reprints.size() + left_out;
    }
};

struct Digest {
    DigestNumber number = 1;  // 1 tells nothing: what the index holds then counts as told
    DateTime made_at;
    std::string index;
    int generation = 0;
    std::uint64_t articles_added = 0;  // to the index, whatever is asked for
    std::uint64_t articles_changed = 0;
    bool changes_are_untold = false;  // Census
    std::vector<QueryDigest> queries;
    std::vector<Error> faults;  // of the file of queries

    [[nodiscard]] std::uint64_t count() const;
    // Of the first that cannot be understood or answered.
    [[nodiscard]] std::optional<ErrorCode> first_failure() const;
};

}  // namespace nachlese
