#include "schema/analysis/broken_word.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "schema/analysis/coordination.h"
#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::size_t kMaxGapBytes = 32;
constexpr std::size_t kMaxJoinedBytes = 200;

struct Hyphen {
    std::string_view sign;
    bool breaks_words_only;  // what optical recognition makes of the hyphen at a line's end
};
constexpr std::array kHyphens{
    Hyphen{"-", false}, Hyphen{"\u2010", false}, Hyphen{"=", true},
    Hyphen{"¬", true},  Hyphen{"\u2E17", true},
};
constexpr Hyphen kSoft{"", true};

bool begins_in_lower_case(std::string_view word) {
    std::size_t offset = 0;
    return !word.empty() && u_islower(next_code_point(word, offset)) != 0;
}

bool has_lower_case(std::string_view word) {
    for (std::size_t offset = 0; offset < word.size();) {
        if (u_islower(next_code_point(word, offset)) != 0) return true;
    }
    return false;
}

bool is_one_letter(std::string_view word) {
    std::size_t offset = 0;
    next_code_point(word, offset);
    return offset == word.size();
}

// The hyphen that ends `first`; null if there is none. `gap` loses it.
const Hyphen* find_hyphen(std::string_view first, std::string_view& gap) {
    for (const Hyphen& hyphen : kHyphens) {
        if (!gap.starts_with(hyphen.sign)) continue;
        gap.remove_prefix(hyphen.sign.size());
        return &hyphen;
    }
    return first.ends_with(kSoftHyphen) ? &kSoft : nullptr;
}

bool is_line_end(std::string_view gap) {
    return std::count(gap.begin(), gap.end(), '\n') == 1 &&
           gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

WordBreak find_word_break(std::string_view text, const WrittenToken& first,
                          const WrittenToken& second, const FormLookUp& look_up,
                          std::string& joined) {
    std::string_view gap = text.substr(first.end, second.start - first.end);
    if (gap.size() > kMaxGapBytes || second.is_alternative) return WordBreak::None;
    const Hyphen* const hyphen =
        find_hyphen(text.substr(first.start, first.end - first.start), gap);
    const bool is_broken = is_line_end(gap);
    if (hyphen == nullptr || (!is_broken && (gap != " " || hyphen->breaks_words_only)))
        return WordBreak::None;
    // "US-⏎weit" and "E-⏎mail" keep their hyphens.
    if (!begins_in_lower_case(second.form) || !has_lower_case(first.form) ||
        is_one_letter(first.form) || first.form.size() + second.form.size() > kMaxJoinedBytes)
        return WordBreak::None;
    joined.assign(first.form).append(second.form);
    const bool is_joined_known = look_up(joined).is_known;
    const bool is_first_known = look_up(first.form).is_known;
    if (is_coordinator(second.form) && !hyphen->breaks_words_only &&
        (!is_joined_known || is_first_known))
        return WordBreak::None;
    const bool is_second_known = look_up(second.form).is_known;
    const bool are_two_words = is_first_known && is_second_known;
    if (!is_broken) {
        if (!is_joined_known) return WordBreak::None;
        return are_two_words ? WordBreak::Uncertain : WordBreak::Certain;
    }
    if (hyphen->breaks_words_only) return WordBreak::Certain;
    if (!is_joined_known) return is_second_known ? WordBreak::Uncertain : WordBreak::Certain;
    // A capitalised word that goes on in lower case is a noun: with a hyphen of its own its second
    // half would have a capital, too.
    return are_two_words && begins_in_lower_case(first.form) ? WordBreak::Uncertain
                                                             : WordBreak::Certain;
}

}  // namespace nachlese
