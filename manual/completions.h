// Shell completion of a program: its verbs, options and their values.
#pragma once

#include <string>

#include "manual/command.h"

namespace nachlese::manual {

// Needs nothing but bash: not the functions of the package bash-completion.
[[nodiscard]] std::string bash_completion(const Command& program);
// A function of zsh's completion system, for a folder of its fpath.
[[nodiscard]] std::string zsh_completion(const Command& program);
[[nodiscard]] std::string fish_completion(const Command& program);

}  // namespace nachlese::manual
