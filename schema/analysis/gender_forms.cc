#include "schema/analysis/gender_forms.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr std::string_view kPluralEnding = "innen";
constexpr std::string_view kSingularEnding = "in";

struct Ending {
    std::string_view spelling;
    // Also behind the marks that stand between two words more often: "Beamte/r", "Tag(e)".
    bool follows_any_mark;
};
constexpr std::array kEndings{
    Ending{kPluralEnding, true}, Ending{kSingularEnding, true},
    Ending{"e", true},           Ending{"er", false},
    Ending{"en", true},          Ending{"em", false},
    Ending{"es", false},         Ending{"r", true},
    Ending{"n", true},           Ending{"m", false},
    Ending{"s", false},
};

struct Mark {
    std::string_view opening;
    std::string_view closing;
    bool joins_words;  // its use elsewhere
};
// The longer of two that begin alike comes first.
constexpr std::array kMarks{
    Mark{":", "", false}, Mark{"*", "", false}, Mark{"·", "", false}, Mark{"_", "", true},
    Mark{"/-", "", true}, Mark{"/", "", true},  Mark{"(", ")", true},
};
// A word before a mark that joins words: "ein/e", but "m/s".
constexpr std::size_t kMinLetters = 3;

bool is_letter(UChar32 code_point) {
    return code_point >= 0 && (U_GET_GC_MASK(code_point) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

// In NFD text a combining mark is part of a letter.
std::size_t count_leading_letters(std::string_view text, std::size_t& end) {
    std::size_t letters = 0;
    end = 0;
    for (std::size_t offset = 0; offset < text.size(); ++letters) {
        if (!is_letter(next_code_point(text, offset))) break;
        end = offset;
    }
    return letters;
}

std::string_view leading_letters(std::string_view text) {
    std::size_t end = 0;
    count_leading_letters(text, end);
    return text.substr(0, end);
}

bool is_capitalised(std::string_view word) {
    std::size_t offset = 0;
    return !word.empty() && u_isupper(next_code_point(word, offset)) != 0;
}

bool goes_on_with(std::string_view word, std::string_view ending, bool joins_words) {
    const bool is_capital = is_capitalised(word);
    for (const Ending& candidate : kEndings) {
        if (candidate.spelling != ending) continue;
        if (!joins_words) return true;
        // "auf/in" are two words.
        const bool needs_capital = ending == kPluralEnding || ending == kSingularEnding;
        return candidate.follows_any_mark && (is_capital || !needs_capital);
    }
    return is_capital && ending.starts_with(kPluralEnding);
}

}  // namespace

bool is_gender_form(std::string_view word, std::string_view behind_mark) {
    return !leading_letters(word).empty() &&
           goes_on_with(word, leading_letters(behind_mark), false);
}

std::optional<GenderEnding> gender_ending_at(std::string_view text, std::size_t start,
                                             std::size_t word_end) {
    const std::string_view word = text.substr(start, word_end - start);
    const std::string_view behind = text.substr(word_end);
    const auto* const mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& candidate) {
        return behind.starts_with(candidate.opening);
    });
    if (mark == kMarks.end()) return std::nullopt;
    const std::string_view ending = leading_letters(behind.substr(mark->opening.size()));
    const std::size_t ending_start = word_end + mark->opening.size();
    const std::size_t ending_end = ending_start + ending.size();
    if (ending.empty() || !text.substr(ending_end).starts_with(mark->closing)) return std::nullopt;
    std::size_t letters_end = 0;
    const std::size_t letters = count_leading_letters(word, letters_end);
    if (letters == 0 || (mark->joins_words && (letters < kMinLetters || letters_end < word.size())))
        return std::nullopt;
    if (!goes_on_with(word, ending, mark->joins_words)) return std::nullopt;
    return GenderEnding{ending_start, ending_end, ending_end + mark->closing.size()};
}

}  // namespace nachlese
