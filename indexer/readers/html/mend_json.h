// JSON as it is found in pages, with the faults that templates leave in it.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::html {

// Control characters inside strings become blanks, commas before a closing bracket and what stands
// before the first and after the last bracket (comment marks, semicolons) are taken away. Linear.
[[nodiscard]] std::string mend_json(std::string_view text);

}  // namespace nachlese::html
