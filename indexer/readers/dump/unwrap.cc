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

// The width at which paragraphs are wrapped that have empty lines only between them; 0 where they
// are not. Wrapped lines end anywhere in the sentence, so many lines below another begin with a
// small letter, and none is long.
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

// Lines [first, end), each a block of its own, of which many begin with a small letter: a wrapped
// text with an empty line after every line.
struct DoubleSpaced {
    std::size_t first = 0;
    std::size_t first_small = 0;  // the first that begins with a small letter
    std::size_t end = 0;
    std::size_t width = 0;  // of the longest, in bytes; 0: not wrapped
};

bool is_alone(const std::vector<RawLine>& lines, std::size_t at) {
    return lines[at].starts_block && (at + 1 == lines.size() || lines[at + 1].starts_block);
}

DoubleSpaced double_spaced_from(const std::vector<RawLine>& lines, std::size_t first) {
    constexpr std::size_t kFewestLines = 6;
    DoubleSpaced run{first, lines.size(), first, 0};
    std::size_t small = 0;
    while (run.end < lines.size() && is_alone(lines, run.end)) {
        const std::string& text = lines[run.end].text;
        if (text.size() <= kWidest) run.width = std::max(run.width, text.size());
        if (starts_small(text)) {
            run.first_small = std::min(run.first_small, run.end);
            ++small;
        }
        ++run.end;
    }
    const std::size_t count = run.end - first;
    if (count < kFewestLines || small * 4 < count) run.width = 0;
    return run;
}

bool continues(const std::string& before, const RawLine& line, std::size_t width) {
    constexpr std::size_t kTornInitial = 12;  // "Die" alone, torn off by a drop cap
    const bool sentence = shape_of(before).ends_sentence;
    if (starts_small(line.text)) return !sentence || before.size() * 10 >= width * 6;
    if (before.size() > width) return !sentence;
    return before.size() * 10 >= width * 7 || (before.size() < kTornInitial && !sentence);
}

std::vector<RawLine> unwrap_double_spaced(std::vector<RawLine> lines) {
    std::vector<RawLine> joined;
    joined.reserve(lines.size());
    DoubleSpaced run;
    std::string before;  // the wrapped line before
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i >= run.end) {
            const bool after_run = run.width > 0;
            const DoubleSpaced next = double_spaced_from(lines, i);
            run = next.end > i ? next : DoubleSpaced{i, i, i + 1, after_run ? run.width : 0};
        }
        // A headline may stand above the first line that goes on.
        const bool below_run = run.end == i + 1 && run.first == i && starts_small(lines[i].text);
        const bool inside = run.width > 0 && i >= run.first_small && (i > run.first || below_run);
        std::string text = lines[i].text;
        if (inside && !joined.empty() && continues(before, lines[i], run.width)) {
            join(joined.back().text, text);
        } else {
            joined.push_back(std::move(lines[i]));
        }
        before = std::move(text);
    }
    return joined;
}

}  // namespace

std::vector<RawLine> unwrap(std::vector<RawLine> lines) {
    const std::size_t width = wrap_width(lines);
    if (width == 0) return unwrap_double_spaced(std::move(lines));
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
