// Numbers pieces by their place in the trie that becomes the lexicon's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <marisa.h>

#include "schema/lexicon_compiler/pieces.h"

namespace nachlese::lexicon_compiler {

class PieceIndex {
  public:
    // Borrows the pieces, which must not change any more.
    explicit PieceIndex(const Pieces& pieces);

    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] const std::string& form(std::size_t id) const { return entries_[id]->first; }
    [[nodiscard]] const Piece& piece(std::size_t id) const { return entries_[id]->second; }
    [[nodiscard]] const marisa::Trie& trie() const { return trie_; }

    [[nodiscard]] std::optional<std::size_t> find(std::string_view form) const;

    // Calls `visit(bytes, id)` for each piece that `text` begins with.
    template <typename Visit>
    void for_each_prefix(std::string_view text, Visit visit) const {
        agent_.set_query(text.data(), text.size());
        while (trie_.common_prefix_search(agent_))
            visit(agent_.key().length(), agent_.key().id());
    }

  private:
    marisa::Trie trie_;
    mutable marisa::Agent agent_;
    std::vector<const Pieces::value_type*> entries_;
};

}  // namespace nachlese::lexicon_compiler
