// Hard-wrapped text: paragraphs broken into lines of a fixed width, as agencies' wires and old
// mail programs do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace nachlese::dump {

struct RawLine {
    std::string text;
    std::size_t number = 0;     // in the file, from 1
    bool starts_block = false;  // after an empty line, or the first
};

// Joins the lines of hard-wrapped paragraphs, double-spaced ones too (a paragraph then ends with a
// short line); a text that is not hard-wrapped comes back as it was.
// A hyphen at a line's end that splits a word is taken away.
[[nodiscard]] std::vector<RawLine> unwrap(std::vector<RawLine> lines);

}  // namespace nachlese::dump
