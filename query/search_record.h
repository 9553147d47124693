// A record of a search that can be cited and checked later: what was asked, of which index, and
// what the answer was. docs/search-record.schema.json describes the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/expansion_switches.h"
#include "query/match_mode.h"
#include "schema/date.h"
#include "schema/error.h"

namespace nachlese {

// All that decides which articles a query finds, and the query as it was understood.
struct RecordedQuery {
    std::string text;
    std::string parsed;  // to_string(QueryNode)
    MatchMode match = MatchMode::All;
    bool plain = false;
    bool exact = false;
    bool any_status = false;
    ExpansionSwitches switches;
    std::string synonyms_path;  // --synonyms; may be empty
    CivilDate today;            // what relative dates count from
};

struct RecordedIndex {
    int generation = 0;
    std::string uuid;  // of the database; a rebuild makes a new one
    std::uint64_t revision = 0;
    std::string analyser;  // fingerprint
};

struct RecordedAnswer {
    std::uint64_t articles = 0;
    // XXH3, 128 bits: of the ids in order of date and id, each with a line feed behind it.
    std::string ids_hash;
    bool operator==(const RecordedAnswer&) const = default;
};

struct SearchRecord {
    std::string recorded_at;  // ISO 8601, UTC
    RecordedQuery query;
    RecordedIndex index;
    RecordedAnswer answer;
};

// Indented JSON that ends with a line feed.
[[nodiscard]] std::string to_json_text(const SearchRecord& record);

// BadInput where the text is no record of a version that this program knows; `name` is its file's.
[[nodiscard]] Result<SearchRecord> parse_record(std::string_view text, std::string_view name);

// In words, a line for each point in which `now` differs from what was recorded; the last says
// whether the answer is the same.
[[nodiscard]] std::string comparison(const SearchRecord& recorded, const SearchRecord& now);

}  // namespace nachlese
