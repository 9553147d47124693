// The words that a compound holds: its parts, and neighbouring parts taken together.
#pragma once

#include <cstddef>

#include "schema/analysis/analyser.h"

namespace nachlese {

// The parts [first, last) of a compound as one word; inflection is the last one's.
[[nodiscard]] inline CompoundPart joined_parts(const Form& compound, std::size_t first,
                                               std::size_t last) {
    const std::size_t start = compound.parts[first].start;
    const CompoundPart& head = compound.parts[last - 1];
    return {start, head.end, compound.surface.substr(start, head.start - start) + head.stem};
}

// Calls `consume` for each part, for the parts of these, and for each run of parts short of the
// whole: "Atomwaffenvertrag" holds Atom, Waffen and Vertrag, but Atomwaffen and Waffenvertrag too.
template <typename Consume>
void for_each_piece(const Form& compound, Consume consume) {
    for (const auto* const parts : {&compound.parts, &compound.inner_parts}) {
        for (const CompoundPart& part : *parts)
            consume(part);
    }
    const std::size_t count = compound.parts.size();
    for (std::size_t length = 2; length < count; ++length) {
        for (std::size_t first = 0; first + length <= count; ++first)
            consume(joined_parts(compound, first, first + length));
    }
}

}  // namespace nachlese
