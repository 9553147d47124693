#include "query/language/gender_forms.h"

#include <algorithm>
#include <array>

#include "query/language/code_points.h"

namespace nachlese {

namespace {

constexpr std::string_view kPluralEnding = "innen";
constexpr std::array<std::string_view, 11> kEndings{kPluralEnding, "in", "e", "er", "en", "em",
                                                    "es",          "r",  "n", "m",  "s"};

}  // namespace

bool is_gender_form(std::string_view word, std::string_view behind_mark) {
    if (!begins_with(word, is_letter)) return false;
    const std::string_view ending = leading_letters(behind_mark);
    if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end()) return true;
    return ending.starts_with(kPluralEnding) && begins_with(word, is_upper_case);
}

}  // namespace nachlese
