// Splits German compounds into the words they are made of, by the costs that the lexicon holds for
// each piece (lexicon_compiler/splitting_model.h). A split covers the whole word.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "schema/lexicon/lexicon.h"

namespace nachlese {

class CompoundSplitter {
  public:
    // Borrows the lexicon.
    explicit CompoundSplitter(const Lexicon& lexicon) : lexicon_(lexicon) {}

    // Byte offsets at which the second and every further part begins, ascending; none where the
    // word is left whole. `word` is folded.
    [[nodiscard]] std::vector<std::size_t> split(std::string_view word) const;

  private:
    const Lexicon& lexicon_;
};

}  // namespace nachlese
