// Stems of written words: by the lexicon where it knows the word, else by rule. The rules look for
// a known word inside (a separable prefix, an ending, the head of a compound) before they leave the
// word to Snowball.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/lexicon/lexicon.h"
#include "schema/lexicon/stemmer.h"

namespace nachlese {

struct WordStem {
    std::string text;
    bool is_known = false;  // by the lexicon, which has the very word
};

// Not thread-safe.
class WordStemmer {
  public:
    // Borrows the lexicon.
    explicit WordStemmer(const Lexicon& lexicon) : lexicon_(lexicon) {}

    // `written` is the word before folding: some stems hold for a capital alone. `head_begin` is
    // where the last part of a compound begins, 0 where the word is none.
    [[nodiscard]] WordStem stem(std::string_view written, std::string_view surface,
                                std::size_t head_begin) const;

    // Of a part that is not the last, folded, without its linking element.
    [[nodiscard]] std::string modifier_stem(std::string_view part) const;

    // Of the last part of a compound, folded.
    [[nodiscard]] std::string head_stem(std::string_view head) const;

  private:
    [[nodiscard]] std::string noun_stem(std::string_view surface) const;
    [[nodiscard]] std::optional<std::string> known_stem(std::string_view surface) const;
    // `entry` is the surface's own; null where it has none.
    [[nodiscard]] std::string guess(std::string_view surface, const LexiconEntry* entry,
                                    std::size_t head_begin) const;
    [[nodiscard]] std::optional<std::string> behind_prefix(std::string_view surface) const;
    [[nodiscard]] std::optional<std::string> without_ending(std::string_view surface) const;
    [[nodiscard]] std::optional<std::string> with_known_head(std::string_view surface) const;
    [[nodiscard]] std::optional<std::string> by_suffix(std::string_view surface) const;

    const Lexicon& lexicon_;
    Stemmer stemmer_;
};

}  // namespace nachlese
