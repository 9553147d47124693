#include "query/language/word_signs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "query/language/code_points.h"
#include "schema/analysis/gender_forms.h"
#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr char kBoostSign = '^';
constexpr char kFuzzySign = '~';
constexpr std::string_view kWildcards = "*?";
// Beside letters and digits, what a single word may hold (Unicode's MidLetter and ExtendNumLet).
constexpr std::array<UChar32, 4> kMarksWithinWords{U'.', U'\'', U'’', U'_'};

constexpr std::size_t kMaxDecimals = 3;
constexpr std::size_t kMaxIntegerDigits = 4;  // of kMaxBoost

constexpr std::string_view kTextHint = "quotation marks around it make it text";

tl::unexpected<QueryError> error_at(const SourceRange& range, std::string message,
                                    std::string_view hint = kTextHint) {
    return tl::unexpected(QueryError{range, std::move(message), std::string(hint)});
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

bool has_only_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

// Behind a sign: anything else leaves it text ("x^y").
bool looks_like_number(std::string_view text) {
    return !text.empty() && is_digit(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char character) {
               return is_digit(character) || character == '.' || character == ',';
           });
}

bool ends_with_boost(std::string_view text) {
    const std::size_t sign = text.rfind(kBoostSign);
    return sign != std::string_view::npos && looks_like_number(text.substr(sign + 1));
}

// Digits, with a decimal point or comma.
std::optional<double> read_factor(std::string_view text) {
    const std::size_t point = text.find_first_of(".,");
    const std::string_view integer = text.substr(0, point);
    std::string number(integer);
    if (point != std::string_view::npos) {
        const std::string_view decimals = text.substr(point + 1);
        if (decimals.empty() || decimals.size() > kMaxDecimals || !has_only_digits(decimals)) {
            return std::nullopt;
        }
        number.append(1, '.').append(decimals);
    }
    double factor = 0.0;
    std::from_chars(number.data(), number.data() + number.size(), factor);
    if (integer.size() > kMaxIntegerDigits || factor > kMaxBoost) return std::nullopt;
    return factor;
}

bool has_wildcard(std::string_view text) {
    for (std::size_t offset = text.find_first_of(kWildcards); offset != std::string_view::npos;
         offset = text.find_first_of(kWildcards, offset + 1)) {
        const std::string_view behind = text.substr(offset + 1);
        const bool is_text = text[offset] == '?' ? !begins_with(behind, is_letter_or_digit)
                                                 : is_gender_form(text.substr(0, offset), behind);
        if (!is_text) return true;
    }
    return false;
}

bool may_be_within_word(UChar32 character) {
    return is_letter_or_digit(character) ||
           std::find(kMarksWithinWords.begin(), kMarksWithinWords.end(), character) !=
               kMarksWithinWords.end();
}

// Reads the signs off the end of one word token.
class Reader {
  public:
    explicit Reader(const QueryToken& word)
        : begin_(word.range.end - word.text.size()), is_exact_(word.exact), text_(word.text) {}

    QueryResult<SignedWord> read() {
        SignedWord word;
        return take_boost(word.boost)
            .map([&] { word.range = whole(); })
            .and_then([&] { return take_edits(word.edits); })
            .and_then([&] { return check_form(word); })
            .map([&] {
                word.text = text_;
                return word;
            });
    }

    // The whole word must be the sign.
    QueryResult<std::optional<double>> read_boost_alone() {
        std::optional<double> boost;
        if (text_.front() == kFuzzySign && has_only_digits(text_.substr(1))) {
            return error_at(whole(), "~ stands behind a word, not a phrase or group",
                            "words near each other are found with a NAH/5 b");
        }
        if (text_.front() != kBoostSign || !ends_with_boost(text_)) return boost;
        if (text_.rfind(kBoostSign) != 0) return bad_boost(0);
        const std::string_view number = text_.substr(1);
        boost = read_factor(number);
        if (!boost) return bad_boost(0);
        return boost;
    }

  private:
    using Step = QueryResult<void>;

    Step take_boost(std::optional<double>& boost) {
        if (!ends_with_boost(text_)) return {};
        const std::size_t sign = text_.rfind(kBoostSign);
        if (sign == 0) {
            return error_at(
                whole(),
                fmt::format("expected a word, a phrase or a group right before {}", text_));
        }
        boost = read_factor(text_.substr(sign + 1));
        const std::string_view before = text_.substr(0, sign);
        if (ends_with_boost(before)) return bad_boost(before.rfind(kBoostSign));
        if (!boost) return bad_boost(sign);
        text_ = before;
        return {};
    }

    Step take_edits(std::optional<int>& edits) {
        const std::size_t sign = text_.rfind(kFuzzySign);
        if (sign == std::string_view::npos || sign == 0) return {};
        const std::string_view number = text_.substr(sign + 1);
        if (!number.empty() && !looks_like_number(number)) return {};
        if (is_exact_) {
            return error_at({begin_ + sign, end()}, "= and ~ exclude each other", kTextHint);
        }
        edits = number.empty() ? 1 : number.front() - '0';
        if (number.size() > 1 || *edits < 1 || *edits > kMaxEdits) {
            return error_at({begin_ + sign, end()},
                            fmt::format("expected ~, ~1 or ~{}: the number of letters that may "
                                        "differ",
                                        kMaxEdits));
        }
        text_ = text_.substr(0, sign);
        return {};
    }

    // What is compared with the vocabulary must be able to stand in it.
    Step check_form(SignedWord& word) const {
        word.is_pattern = has_wildcard(text_);
        if (!word.is_pattern && !word.edits) return {};
        if (word.is_pattern && is_exact_) {
            return error_at(whole(), "= and wildcards exclude each other",
                            "a pattern finds written forms as it is; =\"…\" makes it text");
        }
        if (word.is_pattern && word.edits) {
            return error_at(whole(), "wildcards and ~ exclude each other");
        }
        for (std::size_t offset = 0; offset < text_.size();) {
            const std::size_t start = offset;
            const UChar32 character = next_code_point(text_, offset);
            const bool is_wildcard = character == U'*' || character == U'?';
            if (may_be_within_word(character) || (word.is_pattern && is_wildcard)) continue;
            return error_at(
                {begin_ + start, begin_ + offset},
                fmt::format("expected a single word {}, found {}",
                            word.is_pattern ? "with wildcards" : "before ~",
                            text_.substr(start, offset - start)),
                fmt::format("words side by side are found with {}; quotation marks make it text",
                            "NAH/1"));
        }
        if (!contains(text_, is_letter_or_digit)) {
            return error_at(whole(), fmt::format("expected a letter or digit beside the {}",
                                                 word.is_pattern ? "wildcards" : "~"));
        }
        return {};
    }

    [[nodiscard]] tl::unexpected<QueryError> bad_boost(std::size_t sign) const {
        return error_at({begin_ + sign, end()},
                        fmt::format("expected one weight from 0 to {} with at most {} decimals "
                                    "behind {}",
                                    kMaxBoost, kMaxDecimals, kBoostSign));
    }

    [[nodiscard]] SourceRange whole() const { return {is_exact_ ? begin_ - 1 : begin_, end()}; }
    [[nodiscard]] std::size_t end() const { return begin_ + text_.size(); }

    std::size_t begin_;  // of the text in the query
    bool is_exact_;
    std::string_view text_;  // what is left
};

}  // namespace

QueryResult<SignedWord> read_signed_word(const QueryToken& word) {
    return Reader(word).read();
}

QueryResult<std::optional<double>> read_boost_behind(const QueryToken& word) {
    if (word.exact) return std::optional<double>{};
    return Reader(word).read_boost_alone();
}

}  // namespace nachlese
