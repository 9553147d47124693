// Finds the headline and the kicker above it.
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/readers/dump/body_region.h"
#include "indexer/readers/dump/line.h"
#include "indexer/readers/recurring_lines.h"

namespace nachlese::dump {

struct Masthead {
    std::optional<std::size_t> kicker;  // index of the line
    std::optional<std::size_t> headline;
};

// `recurring` may be null. Where the page has no line that can be a headline (text alone), both
// are missing.
[[nodiscard]] Masthead find_masthead(const Page& page, const BodyRegion& body,
                                     const RecurringLines* recurring);

}  // namespace nachlese::dump
