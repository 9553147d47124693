// The quotation marks in which a phrase may stand: German, Swiss, French, English and ASCII. The
// ASCII apostrophe is none: it occurs in names.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nachlese {

struct QuotePair {
    std::string_view open;
    std::string_view close;
};
[[nodiscard]] std::span<const QuotePair> quote_pairs();

// The pair whose opening mark stands at byte `offset` of the text; nullptr if there is none.
[[nodiscard]] const QuotePair* quote_opening_at(std::string_view text, std::size_t offset);

struct QuotedText {
    std::string_view text;  // between the marks; a view into the text searched
    std::size_t end = 0;    // byte behind the closing mark
};

// The phrase whose opening mark, of `pair`, stands at byte `offset`; nothing if it is never closed.
// It ends at the first partner of its own mark; all other marks inside are text. Two marks have
// more partners than one, because of what people type: “ is closed by ” or another “, and „ by the
// nearest “ or ” before the next „, or else by the nearest of “, ” and the ASCII mark.
[[nodiscard]] std::optional<QuotedText> read_quoted(std::string_view text, std::size_t offset,
                                                    const QuotePair& pair);

// The text between marks that read_quoted takes apart again; `text` came out of read_quoted.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace nachlese
