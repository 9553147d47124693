#include "query/facet_counter.h"

#include <algorithm>
#include <set>

namespace nachlese {

namespace {

Xapian::valueno slot_of(const FacetKind& kind) {
    return slot_number(*field(kind.field).slot);
}

// A slot holds a list of names, a line each (indexer/document_builder.cc); a name that an article
// has twice counts once. `count` articles have this very list.
void add_values(const FacetKind& kind, std::string_view packed, std::uint64_t count,
                std::map<std::string, std::uint64_t>& counts) {
    std::set<std::string> seen;
    while (!packed.empty()) {
        const std::size_t length = packed.find(kListSeparator);
        const std::string value = facet_value(kind, packed.substr(0, length));
        if (!value.empty() && seen.insert(value).second) counts[value] += count;
        if (length == std::string_view::npos) break;
        packed.remove_prefix(length + 1);
    }
}

}  // namespace

FacetCounter::FacetCounter(std::span<const FacetKind* const> kinds) {
    for (const FacetKind* const kind : kinds) {
        counted_.push_back(
            {kind, std::make_unique<Xapian::ValueCountMatchSpy>(slot_of(*kind)), {}});
    }
    // The analyzer loses sight of the spies inside the vector.
}  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks)

void FacetCounter::attach_to(Xapian::Enquire& enquire) {
    for (const Counted& counted : counted_)
        enquire.add_matchspy(counted.spy.get());
}

void FacetCounter::count(const Xapian::Document& document) {
    for (Counted& counted : counted_) {
        add_values(*counted.kind, document.get_value(slot_of(*counted.kind)), 1, counted.counts);
    }
}

FacetCounter::Counts FacetCounter::counts_of(const Counted& counted) {
    Counts counts = counted.counts;
    for (auto value = counted.spy->values_begin(); value != counted.spy->values_end(); ++value)
        add_values(*counted.kind, *value, value.get_termfreq(), counts);
    return counts;
}

void FacetCounter::add(const FacetCounter& other) {
    for (std::size_t number = 0; number < counted_.size(); ++number) {
        for (const auto& [value, count] : counts_of(other.counted_[number]))
            counted_[number].counts[value] += count;
    }
}

std::vector<Facet> FacetCounter::facets() const {
    std::vector<Facet> facets;
    for (const Counted& counted : counted_) {
        const Counts counts = counts_of(counted);
        Facet facet{counted.kind->field, {counts.begin(), counts.end()}, counted.kind->name};
        std::stable_sort(facet.counts.begin(), facet.counts.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace nachlese
