// Numbers as German news writes them, brought to one spelling each:
//   3.000, 3 000, 3'000 -> 3000      grouped digits; so are 1.234.567,89
//   21.30, 21:30 -> 21:30            a time of day; what looks like one is written as one
//   1.8.2025 -> 01.08.2025           a date
//   1:0, 24/7, 3,5                   stay as they are
// Groups are told by a full stop or an apostrophe; by a no-break or thin blank; and by an ordinary
// blank if one of the groups behind the first is "000", which is no number of its own: "3 000" is
// one, "2020 300" and "Platz 3 200 Meter" are two.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schema/analysis/word_segmenter.h"

namespace nachlese {

// The number that begins with `segment`, which begins with a digit. Returns where it ends, at or
// behind the segment's end; sets `form` where its spelling is not what is written.
[[nodiscard]] std::size_t read_number(std::string_view text, const WordSegment& segment,
                                      std::string& form);

// A sign that is read as a word: "25 %" is "25 Prozent", "§ 218" is "Paragraf 218".
struct SignWord {
    std::size_t start = 0;  // byte offsets: [start, end)
    std::size_t end = 0;
    std::string_view word;
};

// The sign behind a number that ends at `number_end`, after one blank at most.
[[nodiscard]] std::optional<SignWord> sign_behind_number(std::string_view text,
                                                         std::size_t number_end);
// The section sign before a number, after one blank at most; not before the offset `from`.
[[nodiscard]] std::optional<SignWord> sign_before_number(std::string_view text,
                                                         std::size_t number_start,
                                                         std::size_t from);

}  // namespace nachlese
