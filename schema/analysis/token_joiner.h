// Reads words across hyphens: joins what was broken at the end of a line (broken_word.h), and adds
// a second reading where a hyphen stands for a part that is written elsewhere
// (suspended_hyphen.h) or where it is unclear whether a word was broken.
#pragma once

#include <string>
#include <string_view>

#include "schema/analysis/broken_word.h"
#include "schema/analysis/suspended_hyphen.h"
#include "schema/analysis/token_lookahead.h"
#include "schema/analysis/tokeniser.h"

namespace nachlese {

// Not thread-safe: one per thread.
class TokenJoiner {
  public:
    explicit TokenJoiner(FormLookUp look_up, SegmenterKind kind = SegmenterKind::Fast);

    // `text` is UTF-8 and must live until the last call of next().
    void start(std::string_view text);
    // False at the end of the text. `token.form` is valid until the next call. Tokens begin where
    // the one before does, or behind that; a second reading follows the first.
    bool next(WrittenToken& token);

  private:
    [[nodiscard]] bool has_hyphen(const WrittenToken& token) const;
    void read_across_hyphens(WrittenToken& token);
    void add_alternative(std::size_t start, std::size_t end, std::string form);

    FormLookUp look_up_;
    TokenLookahead tokens_;
    SuspendedHyphens suspended_;
    std::string_view text_;
    std::string joined_;  // form of the last token, if it was joined
    std::string candidate_;
    WrittenToken alternative_;  // of the last token, yet to come
    std::string alternative_form_;
    bool has_alternative_ = false;
};

}  // namespace nachlese
