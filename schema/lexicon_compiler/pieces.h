// What compounds are made of: heads, and modifiers with the linking elements they take.
#pragma once

#include <set>
#include <string>
#include <unordered_map>

#include "schema/lexicon/format.h"
#include "schema/lexicon/stemmer.h"
#include "schema/lexicon_compiler/lemmas.h"

namespace nachlese::lexicon_compiler {

struct Piece {
    bool is_head = false;
    bool is_modifier = false;
    bool is_inflected = false;  // a form of another word, as far as the lists tell
    Attestation attestation = Attestation::None;
    std::string stem;  // empty: how the word is inflected is not known
};

using Pieces = std::unordered_map<std::string, Piece>;  // by folded form

// `listed`: words of the spelling word lists, as written; `nouns`: those of the dictionary. What
// has another spelling since 1996 (Schiffahrt, Photographie) gets the stem of the new one.
[[nodiscard]] Pieces make_pieces(const Lemmas& lemmas, const std::set<std::string>& listed,
                                 const std::set<std::string>& nouns, const Stemmer& stemmer);

}  // namespace nachlese::lexicon_compiler
