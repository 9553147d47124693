// The lines of a file of synonyms: groups of names with commas between them. The format is
// described at the top of data/synonyms.txt.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyser.h"
#include "schema/error.h"

namespace nachlese {

inline constexpr std::size_t kMaxSynonymsFileBytes = std::size_t{1} << 20U;

// The next line that holds a group, which is taken from `text` as all lines before it are; empty at
// the end. Counts lines in `number`.
[[nodiscard]] std::string_view take_group(std::string_view& text, std::size_t& number);

// The next name of a group, without blanks around it, which is taken from `group`.
[[nodiscard]] std::string_view take_member(std::string_view& group);

// BadInput for a line that is no group, in the words "name: line n: ...".
[[nodiscard]] Result<void> check_groups(std::string_view text, std::string_view name);

// What is compared of a name: the stems of its words, other readings left out.
[[nodiscard]] std::vector<std::string> stems_of_name(std::string_view name, Analyser& analyser);

}  // namespace nachlese
