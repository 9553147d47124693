// What each line of a dump is, and why: the result of segmenting, and what `extract
// --show-segments` prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"
#include "schema/article.h"

namespace nachlese::dump {

enum class Role : std::uint8_t {
    Navigation,  // page furniture before the article
    Kicker,
    Headline,
    DateLine,
    Author,
    Source,
    Caption,  // with its credit, or the credit alone
    Teaser,
    Text,
    Subheading,
    Tags,
    TailDate,   // the short date line after the text
    Furniture,  // buttons, advertisements and links inside the article
    Tail,       // what belongs to other articles or to the page
};
[[nodiscard]] std::string_view name_of(Role role);

struct Segment {
    std::size_t line = 0;  // in the decoded text, from 1
    Role role = Role::Navigation;
    std::string_view reason;  // a phrase of static lifetime: "ends the page"
    std::string text;
};

struct Segmentation {
    std::vector<Segment> segments;  // one for each line that is not empty, in order
};

// `text` is valid UTF-8. Linear in its length; pure.
[[nodiscard]] Segmentation segment_dump(std::string_view text, const ReadContext& context);

// The article those segments make; its id and path are context.path.
[[nodiscard]] Article assemble(const Segmentation& segmentation, const ReadContext& context);

}  // namespace nachlese::dump
