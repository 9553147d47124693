// Stems of German words. A lemma keeps its umlauts (schon, schön) and the endings that are part of
// it (Burger, Burg); what is left is Snowball's "german"
// (https://snowballstem.org/algorithms/german/stemmer.html) as libstemmer 2.2 has it. The
// analyser's fingerprint changes where another libstemmer stems otherwise.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libstemmer.h>

#include "schema/lexicon/word_class.h"

namespace nachlese {

// Not thread-safe. All words are folded.
class Stemmer {
  public:
    // Throws std::runtime_error where libstemmer has no German.
    Stemmer();

    [[nodiscard]] std::string stem_lemma(std::string_view lemma, WordClass word_class) const;

    // Of a word that is in no list: what Snowball leaves of it.
    [[nodiscard]] std::string stem_unknown(std::string_view word) const;

  private:
    // How many bytes Snowball leaves; what it does to umlauts on the way is not wanted.
    [[nodiscard]] std::size_t stem_bytes(std::string_view word) const;

    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> snowball_;
};

}  // namespace nachlese
