#include "query/wildcard_pattern.h"

#include <algorithm>

#include "schema/code_point.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr char kAnyCharacters = '*';
constexpr char kOneCharacter = '?';

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

}  // namespace

std::string comparable(std::string_view word) {
    std::string folded = fold(word);
    return is_ascii(folded) ? folded : strip_foreign_accents(folded);
}

WildcardPattern::WildcardPattern(std::string_view written) : pattern_(comparable(written)) {
    const auto is_repeated = [](char one, char other) {
        return one == kAnyCharacters && other == kAnyCharacters;
    };
    pattern_.erase(std::unique(pattern_.begin(), pattern_.end(), is_repeated), pattern_.end());
    least_bytes_ = pattern_.size() - static_cast<std::size_t>(std::count(
                                         pattern_.begin(), pattern_.end(), kAnyCharacters));
}

std::string_view WildcardPattern::literal_beginning() const {
    return std::string_view(pattern_).substr(0, pattern_.find_first_of("*?"));
}

// After a mismatch only the last "*" needs to be tried further on: what an earlier one took away
// more of, the last one can take instead.
bool WildcardPattern::fits(std::string_view word) const {
    if (word.size() < least_bytes_) return false;
    std::size_t at = 0;
    std::size_t in_pattern = 0;
    std::size_t behind_star = std::string::npos;
    std::size_t star_ends_at = 0;
    while (at < word.size()) {
        const char sign = in_pattern < pattern_.size() ? pattern_[in_pattern] : '\0';
        if (sign == kAnyCharacters) {
            behind_star = ++in_pattern;
            star_ends_at = at;
        } else if (sign == kOneCharacter) {
            static_cast<void>(next_code_point(word, at));
            ++in_pattern;
        } else if (sign == word[at] && in_pattern < pattern_.size()) {
            ++at;
            ++in_pattern;
        } else if (behind_star != std::string::npos) {
            static_cast<void>(next_code_point(word, star_ends_at));
            at = star_ends_at;
            in_pattern = behind_star;
        } else {
            return false;
        }
    }
    if (in_pattern < pattern_.size() && pattern_[in_pattern] == kAnyCharacters) ++in_pattern;
    return in_pattern == pattern_.size();
}

}  // namespace nachlese
