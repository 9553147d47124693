// What it costs to take a piece for a part of a compound. Short pieces are dear, productive ones
// cheap; how productive a piece is, is learned from compounds that the word lists hold, split by
// the costs of the round before (hard expectation maximisation). Frequencies of parts, after Koehn
// and Knight, "Empirical Methods for Compound Splitting" (EACL 2003), but of word types and by the
// place in the compound: as a modifier in this very form, or as a head.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "schema/lexicon_compiler/piece_index.h"

namespace nachlese::lexicon_compiler {

// Chosen by random search on a list of compounds with known parts and one of names that must stay
// whole; ARCHITECTURE.md says what they reach.
struct SplittingParameters {
    double piece = 6.0;                                     // of any piece: fewer are better
    double modifier_count = 0.485;                          // times log(1 + compounds it begins)
    double head_count = 0.616;                              // times log(1 + compounds it ends)
    std::array<double, 3> short_modifier{13.5, 1.25, 0.3};  // of 2, 3 and 4 letters
    double particle = 8.0;    // aus, ein, vor: more often a part of the word that follows
    double inflected = 1.3;   // a head in another form than its lemma
    double compound = -1.16;  // a piece that is a compound itself stays one
    double training_limit = 12.0;
};

class SplittingModel {
  public:
    // Borrows the index.
    SplittingModel(const PieceIndex& index, const SplittingParameters& parameters);

    // `words` are folded.
    void learn(const std::vector<std::string>& words, int rounds);

    // kUnreachable where the piece cannot stand there. In 1/kCostUnits.
    [[nodiscard]] int modifier_cost(std::size_t id) const { return costs_[id].modifier; }
    [[nodiscard]] int head_cost(std::size_t id) const { return costs_[id].head; }

  private:
    struct Costs {
        int modifier;
        int head;
    };
    struct Counts {
        unsigned modifier = 0;
        unsigned head = 0;
        bool is_compound = false;
    };
    class Lattice;

    void price();
    [[nodiscard]] Costs costs_of(const std::string& form, const Piece& piece,
                                 const Counts& counts) const;

    const PieceIndex& index_;
    SplittingParameters parameters_;
    std::vector<Counts> counts_;
    std::vector<Costs> costs_;
};

}  // namespace nachlese::lexicon_compiler
