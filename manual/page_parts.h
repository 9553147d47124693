// What both programs' pages have.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "manual/command.h"
#include "manual/roff.h"
#include "schema/command_example.h"

namespace nachlese::manual {

// `program verb --required DIR [OPTION...] PATH...`
[[nodiscard]] std::string usage(const Command& command, const std::string& program);

void write_options(RoffPage& page, const std::vector<Option>& options);
// The variables that stand in for any of `options`.
void write_environment(RoffPage& page, const std::vector<Option>& options);
void write_exit_statuses(RoffPage& page);
void write_examples(RoffPage& page, std::span<const CommandExample> examples);

}  // namespace nachlese::manual
