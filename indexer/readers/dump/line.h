// A dump cut into lines and blocks, with the cheap features that everything else decides on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/dump/markers.h"
#include "indexer/readers/dump/text_shape.h"
#include "schema/german_date.h"

namespace nachlese::dump {

struct Line {
    std::size_t number = 0;  // of its first line in the decoded text, from 1
    std::string text;        // white space collapsed, never empty, no control characters
    std::string lower;       // lower_case(text) of short lines, else empty
    std::size_t block = 0;   // lines with no empty line between them share it
    bool starts_block = false;
    bool ends_block = false;
    LineShape shape;
    Mark mark = Mark::None;
    std::optional<DateMatch> date;  // of lines short enough to be a date line
    bool prose = false;             // running text, see is_prose, and no furniture
};

struct Page {
    std::vector<Line> lines;
    // Paragraphs end with an empty line throughout, so a sentence line that has none after it is
    // no paragraph but a caption, quotation or teaser.
    bool paragraphs_end_blocks = false;
    // Nothing on the page is page furniture: headline and text, where no line may be lost.
    bool is_plain = false;
};

// `text` is valid UTF-8. Hard-wrapped paragraphs become one line each.
[[nodiscard]] Page split_page(std::string_view text, const DateTime& now, const TimeZone& zone);

}  // namespace nachlese::dump
