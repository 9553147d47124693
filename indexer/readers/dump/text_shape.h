// What a line of German looks like: counts that tell sentences from headlines, captions and menus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese::dump {

// The beginning of a long line tells what it is; counts but `characters` are of so many bytes.
inline constexpr std::size_t kShapeBytes = 600;

struct LineShape {
    std::uint32_t characters = 0;   // code points
    std::uint32_t words = 0;        // runs of letters and digits
    std::uint32_t stop_words = 0;   // those that are common function words
    std::uint32_t capitalised = 0;  // those that begin with a capital letter
    std::uint32_t digits = 0;
    std::uint32_t template_marks = 0;  // '|', '•', '{', '}', '#': menus and unfilled templates
    std::uint32_t sentence_ends = 0;   // . ! ? before a blank or the end
    std::uint32_t glued_words = 0;     // a capital right after a small letter: "TeilenDrucken"
    bool ends_sentence = false;        // the last character but quotes and brackets is . ! ? or …
    bool ends_in_colon = false;

    [[nodiscard]] double stop_word_density() const {
        return words == 0 ? 0.0 : static_cast<double>(stop_words) / words;
    }
};

[[nodiscard]] LineShape shape_of(std::string_view line);

// Running text, as opposed to headlines, menus and labels: long enough, with a sentence's end and
// the function words that sentences cannot do without (jusText's criterion; Pomikálek, "Removing
// Boilerplate and Duplicate Content from Web Corpora", 2011).
[[nodiscard]] bool is_prose(const LineShape& shape);

// The next run of letters and digits at or after `offset`, which is moved past it; empty at the
// end. A letter is ASCII or any code point from U+00C0 on outside General Punctuation.
[[nodiscard]] std::string_view next_word(std::string_view text, std::size_t& offset);

[[nodiscard]] bool starts_with_capital(std::string_view word);

// ASCII and Latin-1 letters in lower case, everything else as it is; of the same length.
[[nodiscard]] std::string lower_case(std::string_view text);

// Whether the word is one of the common function words; `word` in any case.
[[nodiscard]] bool is_stop_word(std::string_view word);

}  // namespace nachlese::dump
