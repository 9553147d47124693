// Numbers pieces in the order of their forms.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/lexicon_compiler/pieces.h"

namespace nachlese::lexicon_compiler {

class PieceIndex {
  public:
    // Borrows the pieces, which must not change any more.
    explicit PieceIndex(const Pieces& pieces);

    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] const std::string& form(std::size_t id) const { return entries_[id]->first; }
    [[nodiscard]] const Piece& piece(std::size_t id) const { return entries_[id]->second; }

    [[nodiscard]] std::optional<std::size_t> find(std::string_view form) const;

  private:
    std::vector<const Pieces::value_type*> entries_;
    std::unordered_map<std::string_view, std::size_t> ids_;
};

}  // namespace nachlese::lexicon_compiler
