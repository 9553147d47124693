#include "query/language/field_name.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/language/code_points.h"
#include "query/language/edit_distance.h"
#include "query/language/syntax.h"
#include "schema/analysis/gender_forms.h"
#include "schema/code_point.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kLongestMisspelling = 32;  // code points; anything longer is no field's name
constexpr std::size_t kMaxSuggestions = 3;

bool is_name_character(UChar32 code_point) {
    return is_letter_or_digit(code_point) || code_point == '-' || code_point == '_';
}

bool is_other_character(UChar32 code_point) {
    return !is_name_character(code_point);
}

bool looks_like_name(std::string_view text) {
    if (!begins_with(text, is_letter) || contains(text, is_other_character)) return false;
    std::size_t second = 0;
    next_code_point(text, second);
    return second < text.size();
}

bool looks_like_value(std::string_view text) {
    return !text.starts_with("//") && !text.starts_with(':') && contains(text, is_letter_or_digit);
}

std::vector<std::string_view> all_names() {
    std::vector<std::string_view> names;
    for (const Field& field : fields()) {
        names.insert(names.end(), field.aliases.begin(), field.aliases.end());
        names.push_back(field.name);
    }
    for (const SyntaxElement element : {SyntaxElement::Since, SyntaxElement::Until}) {
        names.push_back(syntax_row(element).german);
        names.push_back(syntax_row(element).english);
    }
    return names;
}

std::vector<std::string_view> nearest_names(std::string_view misspelt) {
    EditDistance distance_of(to_code_points(fold(misspelt)));
    if (distance_of.word_length() > kLongestMisspelling) return {};
    const std::size_t tolerated = std::max<std::size_t>(1, distance_of.word_length() / 3);

    std::vector<std::pair<std::size_t, std::string_view>> candidates;
    for (const std::string_view name : all_names()) {
        const std::size_t distance = distance_of.to(to_code_points(name), tolerated);
        if (distance <= tolerated) candidates.emplace_back(distance, name);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    if (candidates.size() > kMaxSuggestions) candidates.resize(kMaxSuggestions);

    std::vector<std::string_view> names;
    names.reserve(candidates.size());
    for (const auto& candidate : candidates)
        names.push_back(candidate.second);
    return names;
}

std::optional<FieldName> known_name(std::string_view name) {
    if (const Field* const known = find_field(name)) {
        return FieldName{NameKind::Field, known->id, name.size()};
    }
    const std::string folded = fold(name);
    if (spells(folded, SyntaxElement::Since)) return FieldName{NameKind::Since, {}, name.size()};
    if (spells(folded, SyntaxElement::Until)) return FieldName{NameKind::Until, {}, name.size()};
    return std::nullopt;
}

}  // namespace

std::optional<FieldName> read_field_name(std::string_view word, bool value_follows) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view name = word.substr(0, colon);
    const std::string_view value = word.substr(colon + 1);
    if (!looks_like_name(name)) return std::nullopt;

    const std::optional<FieldName> known = known_name(name);
    const bool may_be_person =
        !known || (known->kind == NameKind::Field && known->field == FieldId::Authors);
    if (may_be_person && is_gender_form(name, value)) return std::nullopt;
    if (known) return known;

    const bool has_value = value.empty() ? value_follows : looks_like_value(value);
    if (!has_value) return std::nullopt;
    return FieldName{NameKind::Unknown, {}, name.size()};
}

std::string unknown_field_hint(std::string_view name) {
    const std::vector<std::string_view> nearest = nearest_names(name);
    std::string as_text =
        fmt::format("write \"{}:…\" in quotation marks to search for it as text", name);
    if (nearest.empty()) return as_text;
    return fmt::format("did you mean {}:? Otherwise {}", fmt::join(nearest, ": or "), as_text);
}

}  // namespace nachlese
