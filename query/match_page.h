// A page of what a query finds, as plain values, so that pages of parts of an index can be put
// together.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/facet_counter.h"
#include "query/facet_kind.h"
#include "query/sort_order.h"

namespace nachlese {

struct RankedDocument {
    Xapian::docid id = 0;
    double score = 0.0;
    std::string sort_key;  // schema/sort_key.h
    std::string cluster;   // of near-duplicates, where these are folded; empty: it has none
};

struct PageWanted {
    SortOrder sort = SortOrder::Relevance;
    double least_score = 0.0;  // what scores less is no match
    bool folds = false;        // only the best-ranked of each cluster is a hit
    std::span<const FacetKind* const> facets = {};
    Xapian::doccount offset = 0;
    Xapian::doccount limit = 0;
    bool is_local = true;  // no shard of the database is on another machine
};

struct MatchPage {
    std::vector<RankedDocument> documents;          // in order
    std::uint64_t total = 0;                        // those that are folded counted as well
    std::map<std::string, std::uint64_t> clusters;  // how many matches each has, where they fold
    FacetCounter facets;
};

// Looks at every match, which makes the total and the facets exact. Where Xapian 1.4.22 may leave
// out what cannot get onto the page, it leaves out too much below AND_MAYBE: that becomes AND,
// which goes on behind the document that the right side has reached, though the left side has not
// (matcher/andmaybepostlist.cc, next()). Xapian's exceptions pass through.
[[nodiscard]] MatchPage find_page(const Xapian::Database& database, const Xapian::Query& query,
                                  const PageWanted& wanted);

// `parts` are the pages, from offset 0 to the end of the page wanted, of documents that are
// together the whole database, each in one part only.
[[nodiscard]] MatchPage merge_pages(std::vector<MatchPage> parts, const PageWanted& wanted);

// Of all matches, those that are no hits of their own.
[[nodiscard]] std::uint64_t folded_count(const MatchPage& page);

}  // namespace nachlese
