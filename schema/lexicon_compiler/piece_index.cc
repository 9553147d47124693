#include "schema/lexicon_compiler/piece_index.h"

namespace nachlese::lexicon_compiler {

PieceIndex::PieceIndex(const Pieces& pieces) {
    marisa::Keyset keys;
    for (const auto& [form, piece] : pieces)
        keys.push_back(form.data(), form.size());
    trie_.build(keys);
    entries_.resize(trie_.num_keys());
    for (const Pieces::value_type& entry : pieces) {
        agent_.set_query(entry.first.data(), entry.first.size());
        trie_.lookup(agent_);
        entries_[agent_.key().id()] = &entry;
    }
}

std::optional<std::size_t> PieceIndex::find(std::string_view form) const {
    agent_.set_query(form.data(), form.size());
    if (!trie_.lookup(agent_)) return std::nullopt;
    return agent_.key().id();
}

}  // namespace nachlese::lexicon_compiler
