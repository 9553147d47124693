// What the three shells' completions write alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manual/command.h"

namespace nachlese::manual {

// `text` as one word of a shell, between single quotes (' itself is written '\'').
[[nodiscard]] std::string shell_word(std::string_view text);

// The first clause of a description, on one line: a menu has no more for it.
[[nodiscard]] std::string in_short(std::string_view description);

// nachlese-index -> _nachlese_index
[[nodiscard]] std::string function_name(std::string_view program);

[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view separator);

// What stands behind the verb, or the program that has none: files, folders or text.
[[nodiscard]] ValueKind operand_kind(const Command& command);

}  // namespace nachlese::manual
