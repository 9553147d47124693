// Counts the values of fields among all hits.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/facet_kind.h"
#include "query/result.h"

namespace nachlese {

// Counts in one of two ways: by spies that Xapian feeds with every match, or article by article
// where matches have to be looked at one by one. Not thread-safe.
class FacetCounter {
  public:
    FacetCounter() = default;  // of no field
    explicit FacetCounter(std::span<const FacetKind* const> kinds);

    // The counter must outlive the search.
    void attach_to(Xapian::Enquire& enquire);
    void count(const Xapian::Document& document);
    // What a counter of the same kinds has counted of other articles.
    void add(const FacetCounter& other);

    // In the order of the kinds; each most frequent first.
    [[nodiscard]] std::vector<Facet> facets() const;

  private:
    using Counts = std::map<std::string, std::uint64_t>;
    struct Counted {
        const FacetKind* kind;
        std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
        Counts counts;
    };
    // Of both ways.
    static Counts counts_of(const Counted& counted);

    std::vector<Counted> counted_;
};

}  // namespace nachlese
