// Counts as lines of text: a chart on a terminal, plain rows elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace nachlese {

struct Bar {
    std::string label;
    std::uint64_t count = 0;
};

// One line for each: label, count, and a bar of Unicode block elements in proportion to the count,
// to an eighth of a column; the greatest count fills the line of `width` columns. Labels longer
// than a third of it are cut. With a `width` of 0 count and whole label alone.
void print_bars(std::ostream& out, const std::vector<Bar>& bars, std::size_t width);

}  // namespace nachlese
