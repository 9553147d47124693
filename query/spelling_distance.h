// How likely a written form is what somebody meant who typed another one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "query/language/edit_distance.h"

namespace nachlese {

// Counts letters (EditDistance) without regard to case, foreign accents, and how umlauts are
// written: Mueller, Müller and Muller are the same. Words of one sound (cologne_phonetics.h) may be
// one letter further apart than others. Not thread-safe.
class SpellingDistance {
  public:
    explicit SpellingDistance(std::string_view word);

    // Of a folded form (schema/utf8.h). None where it is too far: by more than one letter for words
    // of 3 to 5, by more than two for longer ones, by any for shorter ones. Where more than one
    // letter differs the first does not, unless the sound is the same.
    [[nodiscard]] std::optional<std::size_t> to(std::string_view surface);

  private:
    // What the letters of a word are, as far as accents leave them alone.
    struct Outline {
        std::size_t length = 0;     // code points; of a form that is not ASCII at least so many
        std::uint64_t letters = 0;  // one bit each, without vowels; some letters share one
        bool is_ascii = true;
    };
    [[nodiscard]] static Outline outline_of(std::string_view word);
    [[nodiscard]] bool may_be_near(std::string_view surface) const;

    std::string word_;   // without umlauts
    std::string sound_;  // empty where it tells nothing
    Outline outline_;
    std::size_t max_edits_;
    std::size_t max_edits_of_one_sound_;
    EditDistance distance_;
};

}  // namespace nachlese
