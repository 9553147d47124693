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
    explicit FacetCounter(std::span<const FacetKind* const> kinds);

    // The counter must outlive the search.
    void attach_to(Xapian::Enquire& enquire);
    void count(const Xapian::Document& document);

    // In the order of the kinds; each most frequent first.
    [[nodiscard]] std::vector<Facet> facets() const;

  private:
    struct Counted {
        const FacetKind* kind;
        std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
        std::map<std::string, std::uint64_t> counts;
    };
    std::vector<Counted> counted_;
};

}  // namespace nachlese
