// UTF-8 helpers on ICU. Every function takes and returns UTF-8; offsets are bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// Ill-formed sequences become U+FFFD (Unicode 15, section 3.9, "substitution of maximal subparts").
[[nodiscard]] std::string make_valid_utf8(std::string_view bytes);

// Safe for a terminal and for one line of output: C0 and C1 control characters, DEL and the
// bidirectional overrides become U+FFFD, so does ill-formed UTF-8; white space becomes a blank.
[[nodiscard]] std::string printable(std::string_view text);

// Leading and trailing white space, control and default-ignorable characters (U+FEFF, U+200B, soft
// hyphens) taken away.
[[nodiscard]] std::string_view trim(std::string_view text);

// Every run of white space and control characters made one ASCII space; trimmed.
[[nodiscard]] std::string collapse_whitespace(std::string_view text);

[[nodiscard]] bool begins_code_point(char byte);
// As many as begin in the text: ill-formed text is measured too.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// The longest prefix of at most `max_bytes` that does not cut a code point.
[[nodiscard]] std::string_view truncate(std::string_view text, std::size_t max_bytes);

// Unicode NFKC_Casefold (Unicode 15, section 3.13): ß=ss, ſ=s, NFD=NFC, full-width=ASCII, soft
// hyphens and other default-ignorable characters vanish. The form in which terms are indexed.
[[nodiscard]] std::string fold(std::string_view text);

// Without the accents that German does not have: Ćosić becomes Cosic, Bücher stays. Letters of
// other scripts than Latin are left alone.
[[nodiscard]] std::string strip_foreign_accents(std::string_view text);

}  // namespace nachlese
