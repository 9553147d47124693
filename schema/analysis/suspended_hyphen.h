// Suspended hyphens, which stand for a part that is written once: "Import- und Exportzölle" are
// "Importzölle", "Warenimporte und -exporte" are "Warenexporte".
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "schema/analysis/broken_word.h"
#include "schema/analysis/token_lookahead.h"

namespace nachlese {

// Not thread-safe: one per text and thread.
class SuspendedHyphens {
  public:
    void start(std::string_view text);

    // The whole word for `token`, which a hyphen follows, or stands before. Empty if there is none.
    // `following` are the tokens behind it.
    std::string complete_first(const WrittenToken& token, TokenLookahead& following,
                               const FormLookUp& look_up) const;
    std::string complete_last(const WrittenToken& token, const FormLookUp& look_up);

    // Each token of the text, after it was completed.
    void remember(const WrittenToken& token) {
        recent_[2] = recent_[1];
        recent_[1] = recent_[0];
        recent_[0] = {token.start, token.end};
    }

  private:
    struct Span {
        std::size_t start = 0;
        std::size_t end = 0;
    };

    [[nodiscard]] std::string_view written(const Span& span) const {
        return text_.substr(span.start, span.end - span.start);
    }
    [[nodiscard]] const Span* find_model(const WrittenToken& token) const;
    [[nodiscard]] std::string first_part(const Span& model, const FormLookUp& look_up) const;

    std::string_view text_;
    std::array<Span, 3> recent_;  // the last one first
    // What stands before the head of the last word that was completed: "Warenimporte, -exporte und
    // -käufe".
    std::string last_first_part_;
    std::size_t last_completed_ = 0;
};

}  // namespace nachlese
