// Tells options and query words apart, so that `nachlese-search Putin -Trump` means what it says.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace nachlese {

struct SplitArguments {
    std::vector<std::string> options;  // a name with its dashes, its value (if it has one) after it
    std::vector<std::string> query_words;
};

enum class OptionKind { Unknown, Flag, TakesValue };

// The rule: what begins with two dashes is an option (`--name value` or `--name=value`), and so is
// -h. Everything else is part of the query, words with one dash before them included, wherever it
// stands; after `--` all is. `kind_of` is asked for names such as "--limit".
//
// Fails with Usage for an unknown option, a missing value, and for "-limit" where "--limit" is an
// option: after `--`, the latter is a query word.
[[nodiscard]] Result<SplitArguments> split_arguments(
    const std::vector<std::string>& arguments,
    const std::function<OptionKind(std::string_view name)>& kind_of);

}  // namespace nachlese
