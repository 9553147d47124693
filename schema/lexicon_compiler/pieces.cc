#include "schema/lexicon_compiler/pieces.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/utf8.h"

namespace nachlese::lexicon_compiler {

namespace {

constexpr std::size_t kMinBaseBytes = 3;

enum class NounEnding { Any, E, NotE, NotESorZ, NotEerEl };

// How a noun may change where another piece follows: Arbeit-s, Schul(e), Bund-es, Dame-n.
struct Linking {
    NounEnding noun = NounEnding::Any;
    std::size_t cut = 0;  // bytes
    std::string_view add;
};
constexpr std::array<Linking, 10> kLinkings{{
    {NounEnding::Any, 0, ""},
    {NounEnding::NotESorZ, 0, "s"},
    {NounEnding::E, 0, "n"},
    {NounEnding::E, 1, ""},
    {NounEnding::E, 1, "s"},
    {NounEnding::E, 0, "ns"},
    {NounEnding::NotE, 0, "en"},
    {NounEnding::NotE, 0, "es"},
    {NounEnding::NotE, 0, "e"},
    {NounEnding::NotEerEl, 0, "er"},
}};
constexpr std::array<std::string_view, 5> kNounEndings{"n", "en", "s", "es", "e"};

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [word](std::string_view ending) { return word.ends_with(ending); });
}

struct Respelling {
    std::string_view old_letters;
    std::string_view new_letters;
};
constexpr std::array<Respelling, 5> kRespellings{
    {{"ph", "f"}, {"tial", "zial"}, {"tiell", "ziell"}, {"rauh", "rau"}, {"gemse", "gämse"}}};

// How a word may be spelt since 1996, if it was spelt otherwise before (§§ 2 and 32 of the rules of
// 2006): three consonants stay three, ph may be f.
std::vector<std::string> new_spellings(const std::string& form) {
    std::vector<std::string> spellings;
    for (std::size_t i = 0; i + 2 < form.size(); ++i) {
        const bool is_double = form[i] == form[i + 1] && form[i + 1] != form[i + 2];
        constexpr std::string_view kConsonants = "flmnprst";
        if (!is_double || kConsonants.find(form[i]) == std::string_view::npos) continue;
        spellings.push_back(form.substr(0, i) + form[i] + form.substr(i));
    }
    for (const Respelling& respelling : kRespellings) {
        std::string spelling = form;
        for (std::size_t at = spelling.find(respelling.old_letters); at != std::string::npos;
             at = spelling.find(respelling.old_letters, at + 1)) {
            spelling.replace(at, respelling.old_letters.size(), respelling.new_letters);
        }
        if (spelling != form) spellings.push_back(std::move(spelling));
    }
    return spellings;
}

bool applies(NounEnding ending, std::string_view noun) {
    switch (ending) {
        case NounEnding::Any:
            return true;
        case NounEnding::E:
            return noun.ends_with('e');
        case NounEnding::NotE:
            return !noun.ends_with('e');
        case NounEnding::NotESorZ:
            return !ends_with_any(noun, {"e", "s", "x", "z"});
        case NounEnding::NotEerEl:
            return !ends_with_any(noun, {"e", "er", "el"});
    }
    return false;
}

class PieceMaker {
  public:
    PieceMaker(const Lemmas& lemmas, const Stemmer& stemmer) : lemmas_(lemmas), stemmer_(stemmer) {}

    Pieces make(const std::set<std::string>& listed, const std::set<std::string>& nouns) {
        for (const auto& [form, lemma] : lemmas_.of_form)
            add_form(form, lemma);
        for (const auto& [form, lemma] : lemmas_.noun_of_form) {
            Piece& piece = pieces_[kNounMark + form];
            piece.attestation = Attestation::WordList;
            piece.stem = stemmer_.stem_lemma(lemma, WordClass::Noun);
            pieces_[form].is_head = true;
        }
        for (const std::string& word : listed)
            add_listed(word);
        for (const std::string& noun : nouns)
            add_noun(fold(noun));
        mark_inflected();
        bring_spellings_together();
        for (const auto& [lemma, word_class] : lemmas_.word_class)
            add_modifiers(lemma, word_class);
        for (const std::string& modifier : lemmas_.modifiers)
            add_modifier(modifier, stem_of(modifier));
        strip_accents();
        return std::move(pieces_);
    }

  private:
    void add_form(const std::string& form, const Lemma& lemma) {
        Piece& piece = pieces_[form];
        // An infinitive can be a noun, so its stem must be the same for both.
        const auto word_class = lemmas_.word_class.find(lemma.lemma);
        piece.stem = stemmer_.stem_lemma(lemma.lemma, word_class == lemmas_.word_class.end()
                                                          ? lemma.word_class
                                                          : word_class->second);
        piece.attestation = Attestation::WordList;
        if (lemma.word_class != WordClass::Noun || lemmas_.acronyms.contains(form)) return;
        piece.is_head = true;
        piece.is_inflected = form != lemma.lemma;
        if (piece.is_inflected) add_modifier(form, piece.stem);
    }

    void add_listed(const std::string& word) {
        const std::string form = fold(word);
        if (form == word || pieces_.contains(form) || form.size() < kMinBaseBytes) return;
        attest(pieces_[form], Attestation::WordList);
        add_modifiers(form, WordClass::Noun);
    }

    void add_noun(const std::string& noun) {
        if (lemmas_.acronyms.contains(noun)) return;
        const bool is_new = !pieces_.contains(noun);
        attest(pieces_[noun], Attestation::Dictionary);
        if (is_new) add_modifiers(noun, WordClass::Noun);
    }

    void bring_spellings_together() {
        for (auto& [form, piece] : pieces_) {
            for (const std::string& spelling : new_spellings(form)) {
                const auto found = pieces_.find(spelling);
                if (found == pieces_.end() || found->second.attestation == Attestation::None) {
                    continue;
                }
                piece.stem = stem_of(spelling);
                found->second.stem = piece.stem;
                break;
            }
        }
    }

    // Words are found with their foreign accents and without: Café, Cafe.
    void strip_accents() {
        std::vector<std::pair<std::string, Piece>> plain_pieces;
        for (auto& [form, piece] : pieces_) {
            piece.stem = strip_foreign_accents(piece.stem);
            std::string plain = strip_foreign_accents(form);
            if (plain != form) plain_pieces.emplace_back(std::move(plain), piece);
        }
        for (auto& [plain, piece] : plain_pieces) {
            const auto [entry, is_new] = pieces_.try_emplace(std::move(plain), piece);
            if (!is_new && entry->second.stem.empty()) entry->second.stem = piece.stem;
        }
    }

    // Of the words whose inflection no list tells: those that another word and an ending make.
    void mark_inflected() {
        for (auto& [form, piece] : pieces_) {
            if (!piece.is_head || lemmas_.of_form.contains(form)) continue;
            for (const std::string_view ending : kNounEndings) {
                if (!form.ends_with(ending) || form.size() <= ending.size() + kMinBaseBytes) {
                    continue;
                }
                const auto base = pieces_.find(form.substr(0, form.size() - ending.size()));
                piece.is_inflected |= base != pieces_.end() && base->second.is_head;
            }
        }
    }

    static void attest(Piece& piece, Attestation attestation) {
        // A stem that it has as a modifier is of another word.
        if (piece.attestation == Attestation::None) piece.stem.clear();
        piece.attestation = attestation;
        piece.is_head = true;
    }

    void add_modifiers(const std::string& lemma, WordClass word_class) {
        if (lemmas_.acronyms.contains(lemma)) return;
        const std::string stem = stem_of(lemma);
        switch (word_class) {
            case WordClass::Noun:
                for (const Linking& linking : kLinkings) {
                    if (!applies(linking.noun, lemma)) continue;
                    add_modifier(
                        lemma.substr(0, lemma.size() - linking.cut) + std::string(linking.add),
                        stem);
                }
                break;
            case WordClass::Verb:
                add_modifier(stem, stem);
                if (!ends_with_any(stem, {"el", "er"})) {
                    add_modifier(stem + "e", stem);
                }
                break;
            case WordClass::Adjective:
            case WordClass::Other:
                add_modifier(lemma, stem);
                break;
        }
    }

    void add_modifier(const std::string& form, const std::string& stem) {
        if (form.size() < kMinBaseBytes - 1) return;
        Piece& piece = pieces_[form];
        piece.is_modifier = true;
        if (piece.attestation == Attestation::None && piece.stem.empty()) piece.stem = stem;
    }

    [[nodiscard]] std::string stem_of(const std::string& form) const {
        const auto known = pieces_.find(form);
        if (known != pieces_.end() && !known->second.stem.empty()) return known->second.stem;
        return stemmer_.stem_unknown(form);
    }

    const Lemmas& lemmas_;
    const Stemmer& stemmer_;
    Pieces pieces_;
};

}  // namespace

Pieces make_pieces(const Lemmas& lemmas, const std::set<std::string>& listed,
                   const std::set<std::string>& nouns, const Stemmer& stemmer) {
    return PieceMaker(lemmas, stemmer).make(listed, nouns);
}

}  // namespace nachlese::lexicon_compiler
