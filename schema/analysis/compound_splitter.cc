#include "schema/analysis/compound_splitter.h"

#include <array>
#include <cmath>

#include "schema/lexicon/segmentation.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// What the pieces of a word may cost for it to be split. Common nouns of a dictionary are no names
// and split easily; of words in no list many are names, and these must be left alone. Longer words
// are compounds more often. Chosen together with SplittingParameters.
struct Limit {
    double fixed;
    double per_letter;
};
constexpr std::array<Limit, 3> kLimits{{
    {8.4, 0.067},  // Attestation::None
    {9.8, 0.0},    // WordList
    {6.2, 0.588},  // Dictionary
}};

// Two short words: "eifel" is no Ei, no Fel.
constexpr std::size_t kMinCompoundBytes = 6;

// In 1/kCostUnits.
int limit_for(std::string_view word, Attestation attestation) {
    const Limit& limit = kLimits[static_cast<std::size_t>(attestation)];
    const auto letters = static_cast<double>(count_code_points(word));
    return static_cast<int>(std::ceil((limit.fixed + limit.per_letter * letters) * kCostUnits));
}

class LexiconPieces {
  public:
    explicit LexiconPieces(const Lexicon& lexicon) : lexicon_(lexicon) {}

    template <typename Visit>
    void for_each_piece(std::string_view text, Visit visit) const {
        lexicon_.for_each_prefix(text, [&visit](std::size_t bytes, const LexiconEntry& entry) {
            visit(bytes, cost_of(entry.modifier_cost), cost_of(entry.head_cost));
        });
    }

  private:
    static int cost_of(PieceCost cost) { return cost == kNoPiece ? kUnreachable : cost; }

    const Lexicon& lexicon_;
};

}  // namespace

std::vector<std::size_t> CompoundSplitter::split(std::string_view word) const {
    if (word.size() < kMinCompoundBytes) return {};
    const LexiconEntry* const entry = lexicon_.find(word);
    const int limit = limit_for(word, entry != nullptr ? entry->attestation : Attestation::None);
    return cheapest_segmentation(word, LexiconPieces(lexicon_), limit).cuts;
}

}  // namespace nachlese
