// The German lexicon: which words there are, what their stems are, and what compounds are made of.
// Compiled from Debian's dictionaries by schema/lexicon_compiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <marisa.h>

#include "schema/lexicon/format.h"

namespace nachlese {

// Keys are folded (schema/utf8.h), but for those of exceptions that hold for a capital only
// ("Grünen"). Not thread-safe: one for each thread; all of them share the mapped bytes.
class Lexicon {
  public:
    // The one that is linked into the program.
    Lexicon();
    // Borrows `image`, which must be aligned to 8 bytes and outlive the lexicon. Throws
    // std::runtime_error where the bytes are no lexicon.
    explicit Lexicon(std::span<const char> image);

    [[nodiscard]] std::optional<LexiconEntry> find(std::string_view key) const;

    // The stem of `key`, whose entry is `entry`.
    [[nodiscard]] std::string stem(std::string_view key, const LexiconEntry& entry) const;

    // Calls `visit(bytes, entry)` for each key that `text` begins with, the shortest first.
    template <typename Visit>
    void for_each_prefix(std::string_view text, Visit visit) const {
        agent_.set_query(text.data(), text.size());
        while (trie_.common_prefix_search(agent_)) {
            visit(agent_.key().length(), entries_[agent_.key().id()]);
        }
    }

    // Changes when any key or entry does.
    [[nodiscard]] std::string_view fingerprint() const { return fingerprint_; }

  private:
    marisa::Trie trie_;
    mutable marisa::Agent agent_;
    std::span<const LexiconEntry> entries_;
    std::span<const std::uint32_t> ending_offsets_;
    const char* endings_ = nullptr;
    std::string_view fingerprint_;
};

}  // namespace nachlese
