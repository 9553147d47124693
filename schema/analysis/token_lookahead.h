// The tokens of a text one after another, with a view of those to come.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "schema/analysis/tokeniser.h"

namespace nachlese {

class TokenLookahead {
  public:
    explicit TokenLookahead(SegmenterKind kind) : tokeniser_(kind) {}

    // As Tokeniser's.
    void start(std::string_view text) {
        tokeniser_.start(text);
        first_ = count_ = 0;
    }
    bool next(WrittenToken& token) {
        if (count_ == 0) return tokeniser_.next(token);
        token = tokens_[first_];
        drop_first();
        return true;
    }

    // The token that as many calls of next() would skip; null if the text ends before, or from
    // kMaxTokensAhead on.
    const WrittenToken* peek(std::size_t ahead) {
        if (ahead >= kMaxTokensAhead) return nullptr;
        while (count_ <= ahead) {
            if (!tokeniser_.next(tokens_[(first_ + count_) % tokens_.size()])) return nullptr;
            ++count_;
        }
        return &tokens_[(first_ + ahead) % tokens_.size()];
    }

  private:
    void drop_first() {
        first_ = (first_ + 1) % tokens_.size();
        --count_;
    }

    Tokeniser tokeniser_;
    std::array<WrittenToken, kMaxTokensAhead> tokens_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

}  // namespace nachlese
