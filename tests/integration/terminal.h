// Runs a program on a pseudo-terminal of its own.
#pragma once

#include <map>
#include <string>

#include "tests/integration/program.h"

namespace nachlese::testing {

using Variables = std::map<std::string, std::string>;

inline constexpr unsigned short kTestTerminalColumns = 72;

// What was shown, with "\n" at the ends of lines, in `out`; `err` is part of it. The program's
// environment is what `variables` say, and PATH.
Outcome run_on_terminal(const std::string& program, const Arguments& arguments,
                        const Variables& variables);

}  // namespace nachlese::testing
