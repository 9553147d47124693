#include "query/language/unsupported.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace nachlese {

namespace {

constexpr std::array<std::string_view, 2> kProximityOperators{"NAH/", "NEAR/"};

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

bool is_number(std::string_view text) {
    const auto is_part = [](char character) { return is_digit(character) || character == '.'; };
    return !text.empty() && is_digit(text.front()) &&
           std::all_of(text.begin(), text.end(), is_part);
}

bool is_proximity(std::string_view text) {
    return std::any_of(kProximityOperators.begin(), kProximityOperators.end(),
                       [text](std::string_view sign) {
                           return text.starts_with(sign) && is_number(text.substr(sign.size()));
                       });
}

}  // namespace

std::optional<QueryError> find_unsupported(const QueryToken& word) {
    const auto refuse = [&word](std::string_view what) {
        return QueryError{word.range, fmt::format("{} are not supported: {}", what, word.text),
                          "quotation marks around it make it text"};
    };
    if (is_proximity(word.text)) return refuse("proximity operators");
    return std::nullopt;
}

}  // namespace nachlese
