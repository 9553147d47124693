// Words that tell for an article which a query finds anyway. They find none themselves: an article
// on a "Streik" of "Eisenbahner" stands higher for "Eisenbahnerstreik Belgien" if it is found by
// "Belgien".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/expansion_switches.h"
#include "query/word_expansion.h"
#include "schema/analysis/analyser.h"

namespace nachlese {

enum class SupportKind : std::uint8_t { PieceOfCompound, SeparableVerb, WordFamily };

struct SupportKindRow {
    SupportKind kind;
    double weight;             // of its term; 1 is that of a stem that was asked for
    std::string_view meaning;  // for --explain
};
[[nodiscard]] const SupportKindRow& support_row(SupportKind kind);

struct SupportingWord {
    SupportKind kind = SupportKind::PieceOfCompound;
    std::string stem;
};

// More words than that get no support: it would cost more than it tells.
inline constexpr std::size_t kMaxSupportedWords = 50;

// Of plain words (neither negated nor in a field, a phrase or an =), in the order of the query; all
// different. `occurs` says whether the index has a term.
[[nodiscard]] std::vector<SupportingWord> supporting_words(
    const std::vector<SoughtWord>& words, const ExpansionSwitches& switches, Analyser& analyser,
    const std::function<bool(const std::string& term)>& occurs);

}  // namespace nachlese
