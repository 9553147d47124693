#include "query/supporting_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "query/ranking.h"
#include "query/word_family.h"
#include "schema/analysis/separable_prefix.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr std::array kKinds{
    SupportKindRow{SupportKind::PieceOfCompound, kPieceSupport, "a piece of a compound"},
    SupportKindRow{SupportKind::SeparableVerb, kVerbSupport, "a verb and its prefix in one word"},
    SupportKindRow{SupportKind::WordFamily, kFamilySupport, "of the same family"},
};

class Support {
  public:
    Support(Analyser& analyser, const std::function<bool(const std::string&)>& occurs)
        : analyser_(analyser), occurs_(occurs) {}

    void add_pieces(const SoughtWord& word) {
        const Form compound = analyser_.analyse_form(word.surface);
        for (const std::vector<SoughtWord>& pieces : taken_apart(compound)) {
            for (const SoughtWord& piece : pieces) {
                add(SupportKind::PieceOfCompound, piece.stem);
                // In the lexicon it may have a stem of its own.
                const Form& form = analyser_.analyse_form(piece.surface);
                if (form.is_known) add(SupportKind::PieceOfCompound, form.stem);
            }
        }
    }

    // "weist den Vorwurf zurück": the nearest word before the prefix that makes a verb with it.
    void add_separable_verb(const std::vector<SoughtWord>& words, std::size_t prefix) {
        for (std::size_t verb = prefix; verb-- > 0;) {
            if (add(SupportKind::SeparableVerb, words[prefix].surface + words[verb].stem)) return;
        }
    }

    void add_family(const SoughtWord& word) {
        std::vector<std::string> family = word_family(word.stem);
        // In the order of terms, so that the next one is looked for in the block that was read
        // last.
        std::sort(family.begin(), family.end());
        for (const std::string& stem : family)
            add(SupportKind::WordFamily, stem);
    }

    std::vector<SupportingWord> take() { return std::move(words_); }

  private:
    bool add(SupportKind kind, const std::string& stem) {
        if (!occurs_(stem_term(stem))) return false;
        if (seen_.insert(stem).second) words_.push_back({kind, stem});
        return true;
    }

    Analyser& analyser_;
    const std::function<bool(const std::string&)>& occurs_;
    std::set<std::string> seen_;
    std::vector<SupportingWord> words_;
};

bool is_separable_prefix(std::string_view surface) {
    return std::find(kSeparablePrefixes.begin(), kSeparablePrefixes.end(), surface) !=
           kSeparablePrefixes.end();
}

}  // namespace

const SupportKindRow& support_row(SupportKind kind) {
    return *std::find_if(kKinds.begin(), kKinds.end(),
                         [kind](const SupportKindRow& row) { return row.kind == kind; });
}

std::vector<SupportingWord> supporting_words(
    const std::vector<SoughtWord>& words, const ExpansionSwitches& switches, Analyser& analyser,
    const std::function<bool(const std::string& term)>& occurs) {
    if (words.size() > kMaxSupportedWords) return {};
    Support support(analyser, occurs);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (switches.compounds) support.add_pieces(words[i]);
        if (!switches.related) continue;
        if (is_separable_prefix(words[i].surface)) support.add_separable_verb(words, i);
        support.add_family(words[i]);
    }
    return support.take();
}

}  // namespace nachlese
