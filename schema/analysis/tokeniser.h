// Text -> written tokens: the segmenter's words and numbers (word_segmenter.h), with what German
// news writes with signs, full stops or blanks inside brought together into one token each:
// numbers (number_token.h), abbreviations of several words (abbreviation.h), web and e-mail
// addresses (web_address.h), gender forms (gender_forms.h), chemical formulas and areas ("CO₂",
// "km²"). "@" and "#" before a name belong to its token, but not to its form: the name is found
// with and without them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/analysis/web_address.h"
#include "schema/analysis/word_segmenter.h"

namespace nachlese {

// A token before it is folded and stemmed.
struct WrittenToken {
    std::size_t start = 0;  // byte offsets into the text: [start, end)
    std::size_t end = 0;
    std::string_view form;        // what it says: the text itself, or its normal form
    bool is_alternative = false;  // as in Token
};

// How many tokens further the forms of a tokeniser stay valid.
inline constexpr std::size_t kMaxTokensAhead = 24;

// Not thread-safe: one per thread.
class Tokeniser {
  public:
    explicit Tokeniser(SegmenterKind kind = SegmenterKind::Fast);

    // `text` is UTF-8 and must live until the last call of next(); ill-formed sequences separate
    // words.
    void start(std::string_view text);
    // False at the end of the text. `token.form` stays valid for kMaxTokensAhead further calls.
    bool next(WrittenToken& token);

  private:
    void compose_number(const WordSegment& segment, WrittenToken& token);
    void compose_word(const WordSegment& segment, WrittenToken& token);
    bool compose_continued_word(WrittenToken& token);
    [[nodiscard]] std::uint8_t continuations_at(std::size_t offset) const;
    bool compose_address(WrittenToken& token);
    bool compose_abbreviation(WrittenToken& token);
    bool compose_gender_form(WrittenToken& token, std::size_t word_end);
    bool compose_formula(WrittenToken& token) const;
    void include_mark_before(WrittenToken& token) const;
    void go_on_behind(const WrittenToken& token);
    void add_pending(const WrittenToken& token) { pending_[pending_count_++] = token; }
    std::string& next_spelling();

    WordSegmenter segmenter_;
    WebAddressFinder addresses_;
    std::string_view text_;
    std::size_t last_end_ = 0;  // of the token before
    // Tokens that follow the last one without a segment of their own, the first one last.
    std::array<WrittenToken, 2> pending_;
    std::size_t pending_count_ = 0;
    // Normal forms, used in turn; one token and its second reading have one each at most.
    std::array<std::string, kMaxTokensAhead + 2> spellings_;
    std::size_t spelling_ = 0;
};

}  // namespace nachlese
