// The declarations that nachlese-index parses by, for what is made from them.
#pragma once

#include <memory>
#include <span>

#include <CLI/CLI.hpp>

#include "indexer/options.h"
#include "schema/command_example.h"

namespace nachlese {

// All verbs with their options; must not outlive `options`, which parsing fills.
[[nodiscard]] std::unique_ptr<CLI::App> index_command_line(IndexerOptions& options);

[[nodiscard]] std::span<const CommandExample> index_examples();

}  // namespace nachlese
