// The one place that says what a word or phrase of a query finds. The compiler makes terms of it,
// the article matcher and the snippets look for it in texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/expansion_switches.h"
#include "query/form_finder.h"
#include "query/match_mode.h"
#include "query/synonyms.h"
#include "schema/analysis/analyser.h"
#include "schema/fields.h"
#include "schema/terms.h"

namespace nachlese {

// Why an alternative means what was asked for.
enum class AlternativeKind : std::uint8_t {
    Itself,
    PartOfCompound,
    PartsTogether,
    Joined,
    OtherSpelling,
    Synonym,
    Pattern,
    OneEdit,
    TwoEdits,
};

struct AlternativeKindRow {
    AlternativeKind kind;
    double weight;             // of its terms; 1 is the stem's
    std::string_view meaning;  // for --explain
};
[[nodiscard]] const AlternativeKindRow& kind_row(AlternativeKind kind);

// How the words of an alternative stand in a text.
enum class Arrangement : std::uint8_t {
    Word,            // one word
    PartOfCompound,  // one word that is a part of another
    Phrase,          // one directly after another
    Near,            // within kNearWindow positions, in any order
};

// Positions from the first to the last word, both included.
inline constexpr std::size_t kNearWindow = 6;

struct SoughtWord {
    std::string stem;
    std::string surface;
};
// Any of them will do. More than one where a text may be read in two ways (Token::is_alternative),
// and where a word of the query stands for many written forms; none where for no form of the index.
using Readings = std::vector<SoughtWord>;

struct Alternative {
    AlternativeKind kind = AlternativeKind::Itself;
    Arrangement arrangement = Arrangement::Word;
    double weight = 1.0;
    bool by_surface = false;      // words are compared by their surface; by their stem otherwise
    std::vector<Readings> words;  // one for each position; one alone unless Phrase or Near
};

// What an article needs any of.
struct Expansion {
    std::string text;                       // as written in the query
    std::vector<Alternative> alternatives;  // none where the text holds no word
    std::size_t word_count = 0;             // positions of the text
    std::string notice;                     // what is not looked for, for the user; may be empty
};

// Where in a query a text stands.
struct TextUse {
    bool exact = false;
    bool is_phrase = false;
    bool is_negated = false;
    MatchMode match = MatchMode::All;
    const Field* field = nullptr;  // null: any field of text
};

struct ExpansionSettings {
    ExpansionSwitches switches;
    Synonyms* synonyms = nullptr;  // borrowed; null: none
    // Whether the index has a term; null: it has any. Spellings, synonyms and pieces of
    // compounds are left out that nobody writes.
    std::function<bool(const std::string& term)> occurs;
    std::shared_ptr<const Vocabulary> vocabulary;  // null: an empty one
    // Whether the index can tell in which order the words of an article stand; else its text can.
    bool has_word_order = true;
};

// Not thread-safe. Only plain words are expanded: of phrases, =words and what is negated the
// alternative that is Itself is all. Takes linear time.
class WordExpander {
  public:
    // The analyser is borrowed and outlives the expander.
    explicit WordExpander(Analyser& analyser, ExpansionSettings settings = {})
        : analyser_(analyser), settings_(std::move(settings)), forms_(settings_.vocabulary) {}

    [[nodiscard]] Expansion expand(std::string_view text, const TextUse& use);

    // What a pattern (wildcard_pattern.h) finds in a field; null: any field of text.
    [[nodiscard]] Expansion expand_pattern(std::string_view pattern, const Field* field);

    // A word, and the forms that differ from it in at most `max_edits` letters.
    [[nodiscard]] Expansion expand_fuzzy(std::string_view word, std::size_t max_edits,
                                         const Field* field);

    // Of one plain word, best first.
    [[nodiscard]] std::vector<Alternative> alternatives_of(const Form& form, const Field* field);

    [[nodiscard]] Analyser& analyser() { return analyser_; }
    [[nodiscard]] FormFinder& forms() { return forms_; }
    [[nodiscard]] const ExpansionSettings& settings() const { return settings_; }

  private:
    void add_other_spellings(const Form& form, const Field* field,
                             std::vector<Alternative>& alternatives);
    [[nodiscard]] bool is_word(const Form& form);
    void add_synonyms(const std::vector<std::string>& stems, const Field* field,
                      std::vector<Alternative>& alternatives);
    void add_whole(const std::vector<Readings>& positions, const Field* field,
                   std::vector<Alternative>& alternatives);
    void add_apart(const std::vector<Readings>& positions,
                   std::vector<Alternative>& alternatives) const;
    [[nodiscard]] std::vector<Readings> readings_of_pieces(const std::vector<SoughtWord>& pieces);
    [[nodiscard]] std::vector<std::vector<Form>> analyse(std::string_view text);
    [[nodiscard]] bool may_occur(const std::vector<Readings>& words, const Field* field) const;

    Analyser& analyser_;
    ExpansionSettings settings_;
    FormFinder forms_;
};

// The ways to take a compound apart into words of their own: "Vertrag" and "Atomwaffen", "Atom" and
// "Waffenvertrag", all three. Surfaces have their linking elements. Linear in the number of parts.
[[nodiscard]] std::vector<std::vector<SoughtWord>> taken_apart(const Form& compound);

// What the surface terms of a field begin with.
[[nodiscard]] std::string_view term_prefix_in(const Field* field);

// The terms of a word in a field; without a field, or in the body, those of all text fields.
[[nodiscard]] std::string stem_term_in(const Field* field, std::string_view stem);
[[nodiscard]] std::string surface_term_in(const Field* field, std::string_view surface);
[[nodiscard]] std::string part_term_in(const Field* field, std::string_view stem);
// The one of these that stands for a word of an alternative.
[[nodiscard]] std::string term_of(const Alternative& alternative, const SoughtWord& word,
                                  const Field* field);

}  // namespace nachlese
