#include "query/language/word_signs.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace nachlese {

namespace {

constexpr char kBoostSign = '^';
constexpr std::size_t kMaxDecimals = 3;
constexpr std::size_t kMaxIntegerDigits = 4;  // of kMaxBoost

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// Behind the sign: anything else leaves it text ("x^y").
bool looks_like_number(std::string_view text) {
    return !text.empty() && is_digit(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char character) {
               return is_digit(character) || character == '.' || character == ',';
           });
}

// Digits, with a decimal point or comma.
std::optional<double> read_factor(std::string_view text) {
    const std::size_t point = text.find_first_of(".,");
    const std::string_view integer = text.substr(0, point);
    std::string number(integer);
    if (point != std::string_view::npos) {
        const std::string_view decimals = text.substr(point + 1);
        const bool is_plain = !decimals.empty() && decimals.size() <= kMaxDecimals &&
                              std::all_of(decimals.begin(), decimals.end(), is_digit);
        if (!is_plain) return std::nullopt;
        number.append(1, '.').append(decimals);
    }
    double factor = 0.0;
    std::from_chars(number.data(), number.data() + number.size(), factor);
    if (integer.size() > kMaxIntegerDigits || factor > kMaxBoost) return std::nullopt;
    return factor;
}

struct BoostBehind {
    std::size_t sign;  // where it stands in the word
    double factor;
};

tl::unexpected<QueryError> bad_boost(const SourceRange& range) {
    return tl::unexpected(QueryError{
        range,
        fmt::format("expected one weight from 0 to {} with at most {} decimals behind {}",
                    kMaxBoost, kMaxDecimals, kBoostSign),
        "quotation marks around it make it text"});
}

QueryResult<std::optional<BoostBehind>> read_boost(const QueryToken& word) {
    const std::size_t sign = word.text.rfind(kBoostSign);
    if (sign == std::string_view::npos) return std::nullopt;
    const std::string_view number = word.text.substr(sign + 1);
    if (!looks_like_number(number)) return std::nullopt;
    const auto factor = read_factor(number);
    if (!factor) {
        return bad_boost({word.range.end - number.size() - 1, word.range.end});
    }
    return BoostBehind{sign, *factor};
}

}  // namespace

QueryResult<SignedWord> read_signed_word(const QueryToken& word) {
    SignedWord result{word.text, std::nullopt};
    const auto boost = read_boost(word);
    if (!boost) return tl::unexpected(boost.error());
    if (!*boost) return result;
    result.text = word.text.substr(0, (*boost)->sign);
    result.boost = (*boost)->factor;
    if (result.text.empty()) {
        return tl::unexpected(QueryError{
            word.range,
            fmt::format("expected a word, a phrase or a group right before {}", word.text),
            "quotation marks around it make it text"});
    }
    const std::size_t before = result.text.rfind(kBoostSign);
    if (before != std::string_view::npos && looks_like_number(result.text.substr(before + 1))) {
        return bad_boost({word.range.end - (word.text.size() - before), word.range.end});
    }
    return result;
}

QueryResult<std::optional<double>> read_boost_behind(const QueryToken& word) {
    if (word.exact || word.text.front() != kBoostSign) return std::nullopt;
    const auto boost = read_boost(word);
    if (!boost) return tl::unexpected(boost.error());
    if (!*boost) return std::nullopt;
    if ((*boost)->sign != 0) return bad_boost(word.range);
    return (*boost)->factor;
}

}  // namespace nachlese
