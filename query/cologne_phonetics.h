// Kölner Phonetik (Hans Joachim Postel: Die Kölner Phonetik. IBM-Nachrichten 19, 1969, pp.
// 925-931): words that sound alike in German have the same code, Selensky and Zelenskyj, Meier and
// Mayr.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// Digits. `word` is folded (schema/utf8.h) and without umlauts; all but ASCII letters is skipped.
// Takes linear time.
[[nodiscard]] std::string cologne_code(std::string_view word);

}  // namespace nachlese
