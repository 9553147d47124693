// Takes out of a page what makes parsing it slower than linear.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::html {

// The same page without NUL and other control characters but white space, and without the
// attributes of a tag beyond the first kMostAttributes: a parser looks for each among all others.
[[nodiscard]] std::string tame(std::string_view text);

}  // namespace nachlese::html
