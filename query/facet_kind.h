// What hits can be counted by (--facet): derived from the field table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "schema/fields.h"

namespace nachlese {

// How much of a stored value counts; only dates are cut.
enum class FacetUnit { WholeValue, Year, Month };

struct FacetKind {
    std::string_view name;  // as given to --facet: a field's name, "year" or "month"
    std::string_view german_name;
    FieldId field;  // always one with a value slot
    FacetUnit unit;
};

// Every field of names with a value slot, then year and month.
[[nodiscard]] std::span<const FacetKind> facet_kinds();

// By any of the field's names, case-folded; nullptr if there is none of that name.
[[nodiscard]] const FacetKind* find_facet_kind(std::string_view name);

// The value that is counted for one element of the stored slot: "2025-08" for "202508141609" by
// month. Empty where the stored value is too short to be a date.
[[nodiscard]] std::string facet_value(const FacetKind& kind, std::string_view stored);

}  // namespace nachlese
