// Other spellings of a word where umlauts may be written in three ways: ä = ae = a.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

inline constexpr std::size_t kMaxUmlautVariants = 24;

// The likeliest first: all umlauts, or all of their replacements, written another way; then one
// vowel alone. At most kMaxUmlautVariants, all different and none of them `surface`, which is
// folded (schema/utf8.h). Most are no words: the caller looks them up.
[[nodiscard]] std::vector<std::string> umlaut_variants(std::string_view surface);

// The same for all spellings of a folded word: "muller" for müller, mueller and muller.
[[nodiscard]] std::string without_umlauts(std::string_view surface);

}  // namespace nachlese
