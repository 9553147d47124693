// Text with styles, wrapped and printed for a terminal.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "query/result.h"

namespace nachlese {

enum class Style { Plain, Headline, Detail, Match, Warning };

struct StyledText {
    std::string text;
    Style style = Style::Plain;
    std::string link = {};  // a URI that the text leads to; empty: none
};

// Without `colour` as it is; `text` is safe for a terminal.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool colour);

// `text` in `style`, with the ranges in Style::Match. Ranges that are not ascending or not within
// the text are left out.
[[nodiscard]] std::vector<StyledText> with_matches(std::string_view text,
                                                   const std::vector<TextRange>& ranges,
                                                   Style style);

// Prints paragraphs to a stream that outlives it. All text goes through printable().
class StyledPrinter {
  public:
    // `width` in columns, 0: no wrapping. Without `colour` styles leave no trace.
    StyledPrinter(std::ostream& out, std::size_t width, bool colour)
        : out_(out), width_(width), colour_(colour) {}

    // `label` (no wider than `indent`) stands before the first line, blanks before the others.
    // Lines are broken at blanks, and where the text has line breaks; a word wider than a line
    // stays whole.
    void print(std::string_view label, std::size_t indent, const std::vector<StyledText>& pieces);

  private:
    void print_pieces(const std::vector<StyledText>& pieces);
    // What is printed next has this style and this link.
    void switch_to(Style style, const std::string& link = {});

    std::ostream& out_;
    std::size_t width_;
    bool colour_;
    Style style_ = Style::Plain;
    std::string link_;
};

}  // namespace nachlese
