// Messages of an agency wire that have lost their control characters, as archives of plain text
// keep them: the line of the header, one of keywords, the text, and the line of its date.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::wire {

// "bdt0146 3 vm 831  dpa 0033": service and number, priority, category, count of words.
[[nodiscard]] bool is_header_line(std::string_view line);

// Whether a file begins with a header and its keywords ("Tiere/Museen/").
[[nodiscard]] bool begins_bare_message(std::string_view head);

// `message`, from its header on, with the characters by which read_message() finds its parts.
[[nodiscard]] std::string with_control_characters(std::string_view message);

}  // namespace nachlese::wire
