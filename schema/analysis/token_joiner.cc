#include "schema/analysis/token_joiner.h"

#include <array>
#include <utility>

namespace nachlese {

namespace {

// The first bytes of the hyphens of broken_word.h.
constexpr std::array<bool, 256> kMayBeHyphen = [] {
    std::array<bool, 256> table{};
    for (const char byte : std::string_view("-=\xC2\xE2"))
        table[static_cast<unsigned char>(byte)] = true;
    return table;
}();
constexpr char kSoftHyphenEnd = '\xAD';

}  // namespace

TokenJoiner::TokenJoiner(FormLookUp look_up, SegmenterKind kind)
    : look_up_(std::move(look_up)), tokens_(kind) {}

void TokenJoiner::start(std::string_view text) {
    text_ = text;
    tokens_.start(text);
    suspended_.start(text);
    has_alternative_ = false;
}

bool TokenJoiner::next(WrittenToken& token) {
    if (has_alternative_) {
        has_alternative_ = false;
        token = alternative_;
        return true;
    }
    if (!tokens_.next(token)) return false;
    if (token.is_alternative) return true;
    if (has_hyphen(token)) read_across_hyphens(token);
    suspended_.remember(token);
    return true;
}

bool TokenJoiner::has_hyphen(const WrittenToken& token) const {
    const bool is_behind = token.start > 0 && text_[token.start - 1] == '-';
    return is_behind || text_[token.end - 1] == kSoftHyphenEnd ||
           (token.end < text_.size() && kMayBeHyphen[static_cast<unsigned char>(text_[token.end])]);
}

void TokenJoiner::read_across_hyphens(WrittenToken& token) {
    while (const WrittenToken* const second = tokens_.peek(0)) {
        const WordBreak word_break = find_word_break(text_, token, *second, look_up_, candidate_);
        if (word_break == WordBreak::Uncertain)
            return add_alternative(token.start, second->end, candidate_);
        if (word_break == WordBreak::None) break;
        joined_.swap(candidate_);
        token.end = second->end;
        token.form = joined_;
        WrittenToken joined_second;
        tokens_.next(joined_second);
    }
    if (std::string word = suspended_.complete_last(token, look_up_); !word.empty()) {
        add_alternative(token.start, token.end, std::move(word));
    } else if (word = suspended_.complete_first(token, tokens_, look_up_); !word.empty()) {
        add_alternative(token.start, token.end + 1, std::move(word));
    }
}

void TokenJoiner::add_alternative(std::size_t start, std::size_t end, std::string form) {
    alternative_form_ = std::move(form);
    alternative_ = {start, end, alternative_form_, true};
    has_alternative_ = true;
}

}  // namespace nachlese
