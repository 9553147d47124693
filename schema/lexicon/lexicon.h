// The German lexicon: which words there are, what their stems are, and what compounds are made of.
// Compiled from Debian's dictionaries by schema/lexicon_compiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "schema/lexicon/automaton.h"
#include "schema/lexicon/format.h"

namespace nachlese {

// Keys are folded (schema/utf8.h). Thread-safe: nothing changes.
class Lexicon {
  public:
    // The one that is linked into the program.
    Lexicon();
    // Borrows `image`, which must be aligned to 8 bytes and outlive the lexicon. Throws
    // std::runtime_error where the bytes are no lexicon.
    explicit Lexicon(std::span<const char> image);

    // Null where there is no such key.
    [[nodiscard]] const LexiconEntry* find(std::string_view key) const {
        return find(key, keys_.root());
    }

    // For keys that begin alike (word_beginnings.h): where their common beginning leads to, null
    // where no key begins like this, and what follows.
    [[nodiscard]] const AutomatonState* walk(std::string_view beginning) const {
        return walk(beginning, keys_.root());
    }
    [[nodiscard]] const AutomatonState* walk(std::string_view bytes,
                                             const AutomatonState& from) const {
        return keys_.walk(bytes, from);
    }
    [[nodiscard]] const LexiconEntry* find(std::string_view rest,
                                           const AutomatonState& from) const {
        const auto number = keys_.find(rest, from);
        return number ? &entries_[*number] : nullptr;
    }

    // The stem of `key`, whose entry is `entry`.
    [[nodiscard]] std::string stem(std::string_view key, const LexiconEntry& entry) const;

    // Calls `visit(bytes, entry)` for each key that `text` begins with, the shortest first.
    template <typename Visit>
    void for_each_prefix(std::string_view text, Visit visit) const {
        keys_.for_each_prefix(
            text, [&](std::size_t bytes, std::uint32_t number) { visit(bytes, entries_[number]); });
    }

    // Changes when any key or entry does.
    [[nodiscard]] std::string_view fingerprint() const { return fingerprint_; }

  private:
    Automaton keys_;
    std::span<const LexiconEntry> entries_;
    std::span<const std::uint32_t> ending_offsets_;
    const char* endings_ = nullptr;
    std::string_view fingerprint_;
};

}  // namespace nachlese
