// What a search found, as plain values: made by the searcher, printed by the writers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/article.h"
#include "schema/fields.h"

namespace nachlese {

// Byte offsets [begin, end) into the text it belongs to.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    auto operator<=>(const TextRange&) const = default;
};

// An extract of one text of the article, with the matched words in ascending order.
struct Snippet {
    std::string text;  // UTF-8, without highlight marks
    std::vector<TextRange> highlights;
    bool cut_before = false;  // the original goes on before or after the extract
    bool cut_after = false;
};

// A word that was found, with what stands before and after it on one line; safe for a terminal.
struct Occurrence {
    std::string left;
    std::string keyword;
    std::string right;
    bool operator==(const Occurrence&) const = default;
};

struct Hit {
    std::uint64_t rank = 0;  // 1 is the first of the whole result, not of the page
    double score = 0.0;      // BM25; comparable within one result only
    Article article;
    std::string cluster;       // of near-duplicates, where SearchRequest::among was given
    std::string archive_root;  // the folder that the article's path is in, where it was asked for
    std::vector<TextRange> headline_highlights;
    Snippet snippet;  // of teaser, body or captions
    std::vector<Occurrence> occurrences;
    std::vector<Article> duplicates;  // less well ranked hits folded into it, by date and id
};

// How many of all hits have each value of a field, most frequent first, ties by name.
struct Facet {
    FieldId field = FieldId::Source;
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    std::string_view name;  // of its FacetKind: "source", "year"
};

enum class TimelineUnit { Month, Year };
[[nodiscard]] std::string_view name_of(TimelineUnit unit);

// How many of all hits are of each month or year, in order, without gaps.
struct Timeline {
    TimelineUnit unit = TimelineUnit::Month;
    std::vector<std::pair<std::string, std::uint64_t>> periods;  // "2025-08" or "2025"
    std::uint64_t undated = 0;  // hits without a date, in no period
};

struct SearchResult {
    std::uint64_t total = 0;   // all articles that match, exact unless some are unchecked
    std::uint64_t folded = 0;  // those of them that are no hits of their own; exact likewise
    // Candidates beyond SearchRequest::max_checked: any of them may match, all ranked behind those
    // that were checked.
    std::uint64_t unchecked = 0;
    std::vector<Hit> hits;  // the page asked for
    std::vector<Facet> facets;
    std::optional<Timeline> timeline;  // where it was asked for
    std::vector<std::string> notices;  // for the user: fallbacks, caps, ignored words
};

}  // namespace nachlese
