// The entries of a word without its last bytes: one walk through the lexicon answers for all of the
// endings that a word may have.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "schema/lexicon/lexicon.h"

namespace nachlese {

class WordBeginnings {
  public:
    static constexpr std::size_t kMaxCut = 5;  // bytes

    // Borrows the lexicon.
    WordBeginnings(const Lexicon& lexicon, std::string_view word) : lexicon_(lexicon) {
        const std::size_t shortest = word.size() - std::min(word.size(), kMaxCut);
        const AutomatonState* state = lexicon.walk(word.substr(0, shortest));
        for (std::size_t bytes = shortest; state != nullptr; ++bytes) {
            states_[word.size() - bytes] = state;
            if (bytes == word.size()) break;
            state = lexicon.walk(word.substr(bytes, 1), *state);
        }
    }

    // Of the word without its last `cut` bytes, kMaxCut at most, and with `ending` instead. Null
    // where there is no such key.
    [[nodiscard]] const LexiconEntry* find(std::size_t cut, std::string_view ending = {}) const {
        const AutomatonState* const beginning = states_[cut];
        return beginning == nullptr ? nullptr : lexicon_.find(ending, *beginning);
    }

  private:
    const Lexicon& lexicon_;
    // By the bytes cut; null where no key goes on like this.
    std::array<const AutomatonState*, kMaxCut + 1> states_{};
};

}  // namespace nachlese
