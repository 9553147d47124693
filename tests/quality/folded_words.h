// Words as the scores take them: independent of the analyser that is scored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::testing {

// In the order of the text, case-folded, cut at blanks and ASCII punctuation.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

}  // namespace nachlese::testing
