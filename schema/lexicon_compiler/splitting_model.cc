#include "schema/lexicon_compiler/splitting_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "schema/lexicon/segmentation.h"
#include "schema/utf8.h"

namespace nachlese::lexicon_compiler {

namespace {

// Endings and prefixes that are also words, but make no compounds: Mann+schaft, ge+richt.
constexpr std::array<std::string_view, 52> kNoHeads{
    "ren",    "erem",     "eren", "erer",   "eres",  "ster",  "stes",     "age", "ant",
    "chen",   "ei",       "en",   "ende",   "enden", "ens",   "ent",      "er",  "ern",
    "heit",   "heiten",   "ier",  "ik",     "in",    "innen", "ins",      "ion", "ionen",
    "ismus",  "ist",      "keit", "keiten", "lein",  "lerin", "lerinnen", "ler", "ling",
    "los",    "mal",      "nen",  "ner",    "nis",   "or",    "rei",      "rin", "rinnen",
    "schaft", "schaften", "sel",  "ste",    "sten",  "tum",   "ung"};
constexpr std::array<std::string_view, 10> kNoModifiers{"an", "be", "ent", "er",  "ge",
                                                        "in", "un", "ver", "zer", "ung"};
constexpr std::array<std::string_view, 35> kParticles{
    "ab",    "an",   "auf",    "aus",      "auseinander", "bei", "bevor",  "da",  "dar",
    "durch", "ein",  "empor",  "fort",     "her",         "hin", "hinter", "los", "miss",
    "mit",   "nach", "nieder", "um",       "unter",       "ver", "vor",    "weg", "wider",
    "wohl",  "zu",   "zurück", "zusammen", "über",        "zer", "ent",    "be"};
constexpr std::size_t kMinPieceLetters = 2;

template <typename List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

double short_modifier_cost(const SplittingParameters& parameters, std::size_t letters) {
    const std::size_t index = letters - kMinPieceLetters;
    return index < parameters.short_modifier.size() ? parameters.short_modifier[index] : 0.0;
}

int in_units(double cost) {
    constexpr double kHighest = kNoPiece - 1;
    return static_cast<int>(std::lround(std::clamp(cost * kCostUnits, 0.0, kHighest)));
}

}  // namespace

// All pieces that a word may be made of: looked up once, priced in each round of learning.
class SplittingModel::Lattice {
  public:
    Lattice(const std::string& word, const SplittingModel& model) : word_(&word), model_(&model) {
        for (std::size_t begin = 0; begin < word.size(); ++begin) {
            for (std::size_t end = begin + kMinPieceBytes; end <= word.size(); ++end) {
                const std::string_view piece(word.data() + begin, end - begin);
                if (const auto id = model.index_.find(piece)) edges_.push_back({begin, end, *id});
            }
        }
    }

    [[nodiscard]] const std::string& word() const { return *word_; }

    // The interface of cheapest_segmentation, which asks for suffixes of the word.
    template <typename Visit>
    void for_each_piece(std::string_view text, Visit visit) const {
        for_each_edge(word_->size() - text.size(), [&](const Edge& edge) {
            visit(edge.end - edge.begin, model_->modifier_cost(edge.id),
                  model_->head_cost(edge.id));
        });
    }

    [[nodiscard]] std::optional<std::size_t> find(std::size_t begin, std::size_t end) const {
        std::optional<std::size_t> found;
        for_each_edge(begin, [&](const Edge& edge) {
            if (edge.end == end) found = edge.id;
        });
        return found;
    }

  private:
    struct Edge {
        std::size_t begin;
        std::size_t end;
        std::size_t id;
    };

    template <typename Visit>
    void for_each_edge(std::size_t begin, Visit visit) const {
        auto edge = std::lower_bound(
            edges_.begin(), edges_.end(), begin,
            [](const Edge& candidate, std::size_t at) { return candidate.begin < at; });
        for (; edge != edges_.end() && edge->begin == begin; ++edge)
            visit(*edge);
    }

    const std::string* word_;
    const SplittingModel* model_;
    std::vector<Edge> edges_;  // ascending by where they begin
};

SplittingModel::SplittingModel(const PieceIndex& index, const SplittingParameters& parameters)
    : index_(index), parameters_(parameters), counts_(index.size()), costs_(index.size()) {
    price();
}

void SplittingModel::price() {
    for (std::size_t id = 0; id < index_.size(); ++id)
        costs_[id] = costs_of(index_.form(id), index_.piece(id), counts_[id]);
}

SplittingModel::Costs SplittingModel::costs_of(const std::string& form, const Piece& piece,
                                               const Counts& counts) const {
    const std::size_t letters = count_code_points(form);
    Costs costs{kUnreachable, kUnreachable};
    if (letters < kMinPieceLetters) return costs;
    const double any = parameters_.piece + (counts.is_compound ? parameters_.compound : 0.0);
    if (piece.is_modifier && !is_in(kNoModifiers, form)) {
        costs.modifier = in_units(any + short_modifier_cost(parameters_, letters) +
                                  (is_in(kParticles, form) ? parameters_.particle : 0.0) -
                                  parameters_.modifier_count * std::log1p(counts.modifier));
    }
    if (piece.is_head && !is_in(kNoHeads, form)) {
        costs.head = in_units(any + (piece.is_inflected ? parameters_.inflected : 0.0) -
                              parameters_.head_count * std::log1p(counts.head));
    }
    return costs;
}

void SplittingModel::learn(const std::vector<std::string>& words, int rounds) {
    std::vector<Lattice> lattices;
    lattices.reserve(words.size());
    for (const std::string& word : words)
        lattices.emplace_back(word, *this);
    const int limit = in_units(parameters_.training_limit) + 1;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Counts> counts(index_.size());
        for (const Lattice& lattice : lattices) {
            const std::string& word = lattice.word();
            const Segmentation segmentation = cheapest_segmentation(word, lattice, limit);
            if (segmentation.cuts.empty()) continue;
            std::size_t begin = 0;
            for (const std::size_t cut : segmentation.cuts) {
                ++counts[lattice.find(begin, cut).value()].modifier;
                begin = cut;
            }
            ++counts[lattice.find(begin, word.size()).value()].head;
            if (const auto whole = lattice.find(0, word.size())) counts[*whole].is_compound = true;
        }
        counts_ = std::move(counts);
        price();
    }
}

}  // namespace nachlese::lexicon_compiler
