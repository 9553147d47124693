// One line of a file as an article's text wants it.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::dump {

// `line` is valid UTF-8. Runs of white space (Unicode's, U+200B and U+FEFF among it) and of control
// characters become one ASCII blank, none at the ends. Everything else stays, soft hyphens too.
[[nodiscard]] std::string clean_line(std::string_view line);

}  // namespace nachlese::dump
