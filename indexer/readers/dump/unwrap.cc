#include "indexer/readers/dump/unwrap.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/dump/text_shape.h"

namespace nachlese::dump {

namespace {

constexpr std::size_t kWidest = 120;  // bytes; no one wraps wider
constexpr std::size_t kNarrowest = 40;

bool starts_small(const std::string& text) {
    std::size_t offset = 0;
    const std::string_view word = next_word(text, offset);
    return !word.empty() && word.data() == text.data() && !starts_with_capital(word) &&
           (word[0] < '0' || word[0] > '9');
}

// The width at which the text is wrapped; 0 where it is not. Wrapped lines end anywhere in the
// sentence, so many lines in the middle of a block begin with a small letter, and none is long.
std::size_t wrap_width(const std::vector<RawLine>& lines) {
    std::size_t longest = 0;
    std::size_t inner = 0;
    std::size_t small = 0;
    for (const RawLine& line : lines) {
        longest = std::max(longest, line.text.size());
        if (line.starts_block) continue;
        ++inner;
        if (starts_small(line.text)) ++small;
    }
    const bool wrapped = longest >= kNarrowest && longest <= kWidest && inner >= 3 &&
                         small * 4 >= inner && inner * 2 >= lines.size();
    return wrapped ? longest : 0;
}

bool splits_word(const std::string& before, const std::string& after) {
    return before.size() >= 2 && before.back() == '-' && before[before.size() - 2] != ' ' &&
           starts_small(after) && !after.starts_with("und ") && !after.starts_with("oder ");
}

void join(std::string& paragraph, const std::string& line) {
    if (splits_word(paragraph, line)) {
        paragraph.pop_back();
    } else if (paragraph.back() != '-') {
        paragraph += ' ';
    }
    paragraph += line;
}

}  // namespace

std::vector<RawLine> unwrap(std::vector<RawLine> lines) {
    const std::size_t width = wrap_width(lines);
    if (width == 0) return lines;
    std::vector<RawLine> joined;
    std::size_t previous_length = 0;  // of the wrapped line before, in bytes
    for (RawLine& line : lines) {
        const std::size_t length = line.text.size();
        const bool full = previous_length * 10 >= width * 7;
        if (!joined.empty() && !line.starts_block && (full || starts_small(line.text))) {
            join(joined.back().text, line.text);
        } else {
            joined.push_back(std::move(line));
        }
        previous_length = length;
    }
    return joined;
}

}  // namespace nachlese::dump
