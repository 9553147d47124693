// German analysis, the same at index and at query time: text -> tokens -> (fold -> stem). Tokens
// carry byte offsets into the original text; no filter alters them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

// A piece of a compound. The pieces of one follow each other and cover its surface: a linking
// element belongs to the piece before it.
struct CompoundPart {
    std::size_t start = 0;  // byte offsets into Form::surface: [start, end)
    std::size_t end = 0;
    std::string stem;  // as of a word of its own, without the linking element
};

class UserCompounds;

// What the filters make of one written form. Folded: NFKC_Casefold (schema/utf8.h).
struct Form {
    std::string surface;  // the folded form; exact search, wildcards
    std::string stem;
    std::vector<CompoundPart> parts;  // none where the word is no compound, else at least two
    // Parts of those parts that are compounds themselves: Atom and Waffen in Atomwaffen|vertrag.
    std::vector<CompoundPart> inner_parts;
    bool is_known = false;  // stands in the lexicon, or is made of words that do
    // No other form of this analyser has or had it; 0 for the few that are made anew each time.
    std::uint64_t number = 0;
};

// `form` is owned by the analyser and valid until the next call of one of its functions.
struct Token {
    std::size_t start = 0;  // byte offsets into the analysed text: [start, end)
    std::size_t end = 0;
    std::uint32_t position = 0;  // 0 for the first word of the text, then one more for each
    const Form* form = nullptr;
    // True for a second reading of a text whose first reading stands at the same position:
    // "Importzölle" in "Import- und Exportzölle". Follows the first reading.
    bool is_alternative = false;
};

// Not thread-safe (it caches forms): one per thread. Text must be valid UTF-8; ill-formed
// sequences separate words.
class Analyser {
  public:
    // Splits by the lexicon alone.
    Analyser();
    explicit Analyser(const UserCompounds& user_compounds);
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;
    Analyser(const Analyser&) = delete;
    Analyser& operator=(const Analyser&) = delete;

    // Calls `consume` for each token in the order of the text. Returns the number of
    // positions.
    std::uint32_t analyse(std::string_view text, const std::function<void(const Token&)>& consume);

    // The filters applied to one form that is known to be a single token.
    const Form& analyse_form(std::string_view form);

    // Whether it makes of some words what no analyser without user's compounds does.
    [[nodiscard]] bool has_user_compounds() const;

    // Changes when the chain of filters does, or what it makes of a probe text. Part of the index's
    // metadata. Nothing of the user's.
    [[nodiscard]] static std::string fingerprint();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nachlese
