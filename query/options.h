// The command line of nachlese-search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/duplicate_mode.h"
#include "query/expansion_switches.h"
#include "query/facet_kind.h"
#include "query/match_mode.h"
#include "query/present.h"
#include "query/sort_order.h"
#include "query/terminal.h"
#include "query/writers/output_formats.h"
#include "schema/error.h"
#include "schema/sort_key.h"

namespace nachlese {

struct SearchOptions {
    Present now = Present::at(0);  // parse_options() sets it

    std::string index;        // folder
    int generation = 0;       // of the index folder; 0: the live one
    std::string query;        // the query words with blanks between; may be empty with --similar
    std::string similar_to;   // the id of an article; empty without --similar
    std::string batch_path;   // "id TAB query" a line; empty without --batch
    bool plain = false;       // the query is words alone, without operators
    bool exact = false;       // words and phrases as if = stood before them
    bool any_status = false;  // articles that are not to be published, too
    ExpansionSwitches switches;
    std::string synonyms_path;  // of a file beside the one in the index folder; may be empty

    // Not given: all words, and in text output any of them where nothing has all.
    std::optional<MatchMode> match;
    SortOrder sort = SortOrder::Relevance;
    std::optional<int> half_life;  // of scores, in days
    std::uint64_t limit = 10;
    std::uint64_t offset = 0;
    std::uint64_t max_checked = 20'000;  // articles whose text is checked; 0: no bound
    unsigned jobs = 1;                   // threads; parse_options() sets it to the number of cores
    bool partial = false;                // without the shards that cannot be reached
    bool all = false;                    // the whole result, in order of date and id
    std::optional<SortPosition> after;   // in that order too
    std::optional<DuplicateMode> duplicates;  // not given: folds_duplicates()
    std::vector<const FacetKind*> facets;
    bool timeline = false;
    bool count = false;
    std::string record_path;       // of the record to write; empty: none
    std::string verify_path;       // of the record to check, instead of a query; empty: none
    std::string golden_path;       // of golden queries to check, instead of a query; empty: none
    std::string alerts_path;       // of saved queries to run over what is new; empty: none
    std::string alert_state_path;  // empty: beside them
    std::string digest_path;       // without .md and .json; empty: standard output
    // Of golden queries: only whether their file can be understood. Of alerts: nothing is
    // remembered.
    bool dry_run = false;
    bool explain = false;
    std::string why_id;  // of the article to be explained instead of searching; empty: none

    const OutputFormat* format = &output_formats().front();
    ColourMode colour = ColourMode::Auto;
    bool no_pager = false;
    std::optional<std::size_t> width;  // columns; not given: the terminal's
    std::size_t snippet_length = 240;  // code points

    // What --help, --version or --help-query ask for: to be printed instead of searching. The other
    // members are then not set.
    std::string information;
};

inline constexpr std::uint64_t kMaxLimit = 10'000;

// Whether hits come one by one in the order of date and id, each with its cursor.
[[nodiscard]] bool is_streamed(const SearchOptions& options);

// Whether near-duplicates are folded into one hit. If not asked for: on a page of text alone; what
// programs read, and what is a whole result, loses no article.
[[nodiscard]] bool folds_duplicates(const SearchOptions& options);

// ErrorCode::Usage where the command line cannot be understood. Reads NACHLESE_INDEX from the
// environment, and the clock.
[[nodiscard]] Result<SearchOptions> parse_search_options(int argc, const char* const* argv);

}  // namespace nachlese
