// The words of an article in their order, as stems: what tells phrases, and words near each other
// or in one sentence, from words that merely stand in the same article. One value for each article
// (ValueSlot::Words) instead of Xapian's position lists, which cost an entry for each pair of
// term and article; what that saves is in ARCHITECTURE.md.
//
// A perfect hash gives each stem of the article a number, and these numbers are kept in order.
// Stems themselves are not: the number of a stem means something only if the article's terms have
// that stem. Part of the on-disk format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/fields.h"
#include "schema/hash.h"

namespace nachlese {

// What begins at a word. Part of the on-disk format: two bits.
enum class SequenceMark : std::uint8_t {
    Field,     // the first text of a field, whose FieldId follows
    Text,      // another text of the same field, such as a paragraph
    Sentence,  // another sentence of the same text
};

// Takes the words of one article, field after field.
class WordSequenceBuilder {
  public:
    // Words follow of another text of `field`.
    void begin_text(FieldId field);
    void begin_sentence() { begins_sentence_ = true; }
    void add_word(std::string_view stem);
    // Another reading of the word before (Token::is_alternative).
    void add_alternative(std::string_view stem);

    // Empty where no word was added.
    [[nodiscard]] std::string encode() const;

  private:
    struct HashOf {
        using is_transparent = void;
        std::size_t operator()(std::string_view stem) const { return hash64(stem); }
    };

    struct Alternative {
        std::size_t word;
        std::uint32_t stem;
    };

    void add_mark(SequenceMark mark);
    void mark_word();
    std::uint32_t number_of(std::string_view stem);

    // Of the stems, as they came.
    std::unordered_map<std::string, std::uint32_t, HashOf, std::equal_to<>> numbers_;
    std::vector<std::uint32_t> words_;  // by these numbers
    std::vector<Alternative> alternatives_;
    std::string marks_;             // encoded
    std::size_t last_mark_ = 0;     // the word at which it stands
    std::optional<FieldId> field_;  // of the last word
    FieldId next_field_ = FieldId::Headline;
    bool begins_text_ = false;
    bool begins_sentence_ = false;
};

// A word of a text that was sought.
struct SequenceWord {
    std::uint32_t position = 0;  // in its text, as Token::position
    std::uint32_t sentence = 0;  // counted from the text's first
    std::uint32_t sought = 0;    // by which number
};

struct SequenceText {
    FieldId field = FieldId::Headline;
    std::vector<SequenceWord> words;  // those sought, in order
};

// Where a word stands beside another one, in words from it.
struct SequenceNeighbour {
    std::uint32_t number;  // WordSequenceReader::number_of
    std::ptrdiff_t first;
    std::ptrdiff_t last;
};

// Reads the sequences of one article after another. Not thread-safe.
class WordSequenceReader {
  public:
    // False where `value` is no sequence. It is borrowed, and outlives the reading of it.
    [[nodiscard]] bool open(std::string_view value);

    // The article is known to have the stem: any other is taken for one that it has.
    [[nodiscard]] std::uint32_t number_of(std::string_view stem) const;

    // False: nowhere do all the neighbours stand beside the word `lead`. Fields, texts and
    // sentences are not looked at: most articles need no closer look.
    [[nodiscard]] bool may_have(std::uint32_t lead,
                                const std::vector<SequenceNeighbour>& neighbours);

    // The texts that are then stepped through hold this word too, by the name `sought`.
    void seek(std::uint32_t number, std::uint32_t sought);

    // Steps to the next text in which any word sought stands; false at the end.
    [[nodiscard]] bool next_text(SequenceText& text);

  private:
    struct Hit {
        std::size_t word;  // counted from the article's first
        std::uint32_t sought;
    };
    // Another reading of a word.
    struct Alternative {
        std::size_t word;
        std::size_t number;
    };
    struct Mark {
        SequenceMark kind;
        std::size_t word;
    };

    [[nodiscard]] std::uint32_t high_bits_of(std::size_t word) const;
    [[nodiscard]] bool is_at(std::size_t word, std::uint32_t number) const;
    // From `word` on; npos where there is none.
    [[nodiscard]] std::size_t find(std::uint32_t number, std::size_t word) const;
    // Calls `consume` with its word and its number.
    template <typename Consume>
    void for_each_alternative(Consume consume) const;
    // Those of the words that may_have() looks for.
    void take_alternatives(std::uint32_t lead, const std::vector<SequenceNeighbour>& neighbours);
    [[nodiscard]] bool is_alternative_beside(std::size_t word,
                                             const SequenceNeighbour& neighbour) const;
    // By low bytes alone, of a neighbour that has one place to stand.
    [[nodiscard]] bool may_stand_beside(std::uint32_t lead,
                                        const SequenceNeighbour& neighbour) const;
    [[nodiscard]] bool stands_beside(std::size_t word, const SequenceNeighbour& neighbour) const;
    [[nodiscard]] std::optional<Mark> next_mark();
    void begin_text(const Mark& mark);

    std::string_view displacements_;
    std::string_view alternatives_;
    std::string_view marks_;      // those not yet read
    std::string_view low_bytes_;  // of the words' numbers
    std::string_view high_bits_;  // packed
    std::uint32_t width_ = 0;     // of a number, in bits
    std::uint8_t seed_ = 0;
    std::vector<Alternative> sought_alternatives_;
    std::vector<Hit> hits_;  // ascending
    std::size_t next_hit_ = 0;
    std::optional<Mark> mark_;  // the next one
    std::size_t last_mark_ = 0;
    FieldId field_ = FieldId::Headline;
    std::size_t text_begin_ = 0;  // its first word
    std::uint32_t sentence_ = 0;
};

}  // namespace nachlese
