#include "query/language/unsupported.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/language/code_points.h"
#include "schema/analysis/gender_forms.h"

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

bool has_wildcard(std::string_view text) {
    for (std::size_t offset = text.find_first_of("*?"); offset != std::string_view::npos;
         offset = text.find_first_of("*?", offset + 1)) {
        const std::string_view behind = text.substr(offset + 1);
        if (text[offset] == '?') {
            if (begins_with(behind, is_letter_or_digit)) return true;
        } else if (!is_gender_form(text.substr(0, offset), behind)) {
            return contains(text, is_letter_or_digit);
        }
    }
    return false;
}

bool is_fuzzy(std::string_view text, bool behind_group) {
    const std::size_t sign = text.rfind('~');
    if (sign == std::string_view::npos || (sign == 0 && !behind_group)) return false;
    const std::string_view distance = text.substr(sign + 1);
    return distance.empty() || is_number(distance);
}

bool is_proximity(std::string_view text) {
    return std::any_of(kProximityOperators.begin(), kProximityOperators.end(),
                       [text](std::string_view sign) {
                           return text.starts_with(sign) && is_number(text.substr(sign.size()));
                       });
}

}  // namespace

std::optional<QueryError> find_unsupported(const QueryToken& word, bool behind_group) {
    const auto refuse = [&word](std::string_view what) {
        return QueryError{word.range, fmt::format("{} are not supported: {}", what, word.text),
                          "quotation marks around it make it text"};
    };
    if (has_wildcard(word.text)) return refuse("wildcards");
    if (is_fuzzy(word.text, behind_group)) return refuse("fuzzy words");
    if (is_proximity(word.text)) return refuse("proximity operators");
    return std::nullopt;
}

}  // namespace nachlese
