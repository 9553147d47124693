// data/synonyms.txt, compiled in.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nachlese {

struct BuiltInSynonym {
    std::string_view text;
    // With blanks between, as an analyser without user's compounds has them.
    std::string_view stems;
    std::uint32_t group;  // which it shares with its synonyms; ascending from 0
};

// Made by query/synonym_compiler.
[[nodiscard]] std::span<const BuiltInSynonym> built_in_synonyms();

}  // namespace nachlese
