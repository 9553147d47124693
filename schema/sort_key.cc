#include "schema/sort_key.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/terms.h"

namespace nachlese {

namespace {

// Between id and root. No id holds it, nor kAfterPosition: they have no control characters.
constexpr char kEndOfPosition = '\0';
constexpr char kAfterPosition = '\x01';
constexpr std::size_t kDateBytes = 12;

// Blanks stand before digits.
std::string position_key(const SortPosition& position) {
    return fmt::format("{: <{}}{}", position.date ? to_sortable(*position.date) : std::string{},
                       kDateBytes, term_text(position.id));
}

}  // namespace

SortPosition position_of(const Article& article) {
    return {article.date ? std::optional(article.date->when) : std::nullopt, article.id};
}

std::string sort_key(const SortPosition& position, std::string_view root_key) {
    return (position_key(position) += kEndOfPosition) += root_key;
}

std::optional<CivilDate> day_of(std::string_view key) {
    constexpr std::size_t kYearDigits = 4;
    constexpr std::size_t kOtherDigits = 2;
    const auto number = [&key](std::size_t begin, std::size_t digits) {
        int value = 0;
        for (const char digit : key.substr(std::min(begin, key.size()), digits))
            value = value * 10 + (digit - '0');
        return value;
    };
    const CivilDate day{number(0, kYearDigits), number(kYearDigits, kOtherDigits),
                        number(kYearDigits + kOtherDigits, kOtherDigits)};
    return is_valid(day) ? std::optional(day) : std::nullopt;
}

std::optional<std::string> id_in(std::string_view key) {
    const std::string_view position = key.substr(0, key.find(kEndOfPosition));
    if (position.size() <= kDateBytes) return std::nullopt;
    const std::string_view id = position.substr(kDateBytes);
    if (is_hashed(id)) return std::nullopt;
    return std::string(id);
}

std::string_view identity_in(std::string_view key) {
    return key.substr(std::min(kDateBytes, key.size()));
}

std::string sort_bound_after(const SortPosition& position) {
    return position_key(position) += kAfterPosition;
}

std::string least_dated_sort_key() {
    return "0";
}

bool have_same_position(std::string_view key, std::string_view other_key) {
    return key.substr(0, key.find(kEndOfPosition)) ==
           other_key.substr(0, other_key.find(kEndOfPosition));
}

std::string_view root_key_in(std::string_view key) {
    const std::size_t end = key.find(kEndOfPosition);
    return end == std::string_view::npos ? std::string_view{} : key.substr(end + 1);
}

}  // namespace nachlese
