#include "schema/lexicon_compiler/piece_index.h"

#include <algorithm>

namespace nachlese::lexicon_compiler {

PieceIndex::PieceIndex(const Pieces& pieces) {
    entries_.reserve(pieces.size());
    for (const Pieces::value_type& entry : pieces)
        entries_.push_back(&entry);
    std::sort(entries_.begin(), entries_.end(),
              [](const auto* left, const auto* right) { return left->first < right->first; });
    ids_.reserve(entries_.size());
    for (std::size_t id = 0; id < entries_.size(); ++id)
        ids_.emplace(form(id), id);
}

std::optional<std::size_t> PieceIndex::find(std::string_view form) const {
    const auto found = ids_.find(form);
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

}  // namespace nachlese::lexicon_compiler
