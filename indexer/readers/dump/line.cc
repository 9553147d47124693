#include "indexer/readers/dump/line.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/unwrap.h"
#include "schema/hash.h"
#include "schema/utf8.h"

namespace nachlese::dump {

namespace {

constexpr std::size_t kLongestMarkedLine = 420;  // bytes; labels are shorter
constexpr std::size_t kLongestDateLine = 160;
constexpr std::uint32_t kLongProse = 200;  // characters; longer sentences are not labels

std::vector<RawLine> raw_lines(std::string_view text) {
    std::vector<RawLine> lines;
    std::size_t number = 0;
    bool empty_before = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        std::string line = collapse_whitespace(text.substr(0, end));
        const bool crlf = text.substr(end).starts_with("\r\n");
        text.remove_prefix(std::min(end + (crlf ? 2 : 1), text.size()));
        ++number;
        if (line.empty()) {
            empty_before = true;
            continue;
        }
        lines.push_back({std::move(line), number, std::exchange(empty_before, false)});
    }
    return lines;
}

// Marks that a whole sentence can carry; the others are labels and stand alone.
bool marks_sentences(Mark mark) {
    return mark == Mark::ForeignTeaser || mark == Mark::Credit || mark == Mark::Related ||
           mark == Mark::PageEnd || mark == Mark::Comments || mark == Mark::Furniture;
}

Mark mark_line(const Line& line) {
    if (line.lower.empty()) {
        // A long lead of another article is known by its cut-off end alone.
        constexpr std::size_t kEnd = 24;
        const std::string end =
            lower_case(std::string_view(line.text).substr(line.text.size() - kEnd));
        return mark_of(end) == Mark::ForeignTeaser ? Mark::ForeignTeaser : Mark::None;
    }
    const bool prose = is_prose(line.shape);
    const Mark mark = mark_of(line.lower);
    if (prose && line.shape.characters > kLongProse) {
        const bool credit = mark == Mark::Credit && line.shape.characters <= 2 * kLongProse;
        if (mark != Mark::ForeignTeaser && !credit) return Mark::None;
    }
    if (prose && !marks_sentences(mark)) return Mark::None;
    const bool long_author = line.shape.words > 4 && names_in(line.text).empty();
    if (mark == Mark::Author && (line.shape.words > 25 || long_author)) return Mark::None;
    return mark;
}

// Sentences about the page itself, menus run together, templates.
bool reads_like_furniture(const Line& line) {
    constexpr std::uint32_t kLongestNotice = 700;  // characters
    const LineShape& shape = line.shape;
    if (shape.characters > kLongestNotice) return false;
    if (shape.template_marks > 2) return true;
    if (shape.glued_words >= 2 && shape.glued_words * 6 >= shape.words && !is_prose(shape))
        return true;
    const std::string_view text = line.text;
    const std::string head =
        line.lower.empty() ? lower_case(text.substr(0, kLongestMarkedLine)) : std::string{};
    const std::string_view lower = line.lower.empty() ? head : line.lower;
    // Consent texts say what they are at once; an article may come to it.
    const auto weight = static_cast<std::uint32_t>(weigh_page_words(lower));
    if (weight == 0) return false;
    // A headline may be about newsletters; a sentence with few words around one is not.
    if (!is_prose(shape) && shape.words >= 4) return weight >= 3;
    return weight >= 6 || (weight >= 2 && weight * 13 >= shape.words);
}

void examine(Line& line, const DateTime& now, const TimeZone& zone) {
    line.shape = shape_of(line.text);
    if (line.text.size() <= kLongestMarkedLine) line.lower = lower_case(line.text);
    line.mark = mark_line(line);
    if (line.mark == Mark::None && reads_like_furniture(line)) line.mark = Mark::Furniture;
    if (line.text.size() <= kLongestDateLine) {
        line.date = find_german_date(line.text, now, zone);
    }
    line.prose = is_prose(line.shape) && line.mark == Mark::None;
}

std::vector<Line> examine_all(std::vector<RawLine> raw, const DateTime& now, const TimeZone& zone) {
    std::vector<Line> lines;
    lines.reserve(raw.size());
    std::size_t block = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        Line line;
        line.number = raw[i].number;
        line.text = std::move(raw[i].text);
        line.starts_block = raw[i].starts_block;
        line.ends_block = i + 1 == raw.size() || raw[i + 1].starts_block;
        block += line.starts_block ? 1 : 0;
        line.block = block;
        examine(line, now, zone);
        lines.push_back(std::move(line));
    }
    return lines;
}

bool paragraphs_end_blocks(const std::vector<Line>& lines) {
    constexpr std::uint32_t kParagraph = 250;  // characters; captions are shorter
    std::size_t paragraphs = 0;
    std::size_t ending = 0;
    for (const Line& line : lines) {
        if (!line.prose || line.shape.characters < kParagraph) continue;
        ++paragraphs;
        if (line.ends_block) ++ending;
    }
    return paragraphs >= 3 && ending * 10 >= paragraphs * 8;
}

bool is_plain(const std::vector<Line>& lines) {
    std::size_t short_lines_running = 0;
    for (const Line& line : lines) {
        const bool furniture = line.mark == Mark::Furniture || line.mark == Mark::Related ||
                               line.mark == Mark::PageEnd || line.mark == Mark::Comments ||
                               line.mark == Mark::ForeignTeaser;
        const bool relative_time = line.date && line.date->relative && line.shape.words <= 5;
        if (furniture || relative_time) return false;
        short_lines_running = line.shape.words <= 4 ? short_lines_running + 1 : 0;
        if (short_lines_running > 5) return false;
    }
    return true;
}

// Sentences that a page says three times are notices or leads of other articles. (Its headline may
// stand there as often, and is no sentence.)
void mark_repeated(std::vector<Line>& lines) {
    constexpr int kTimes = 3;
    std::unordered_map<std::uint64_t, int> times;
    for (const Line& line : lines) {
        if (line.prose) ++times[hash64(line.text)];
    }
    for (Line& line : lines) {
        if (!line.prose || times.at(hash64(line.text)) < kTimes) continue;
        line.mark = Mark::Furniture;
        line.prose = false;
    }
}

}  // namespace

Page split_page(std::string_view text, const DateTime& now, const TimeZone& zone) {
    Page page;
    page.lines = examine_all(unwrap(raw_lines(text)), now, zone);
    page.paragraphs_end_blocks = paragraphs_end_blocks(page.lines);
    page.is_plain = is_plain(page.lines);
    if (!page.is_plain) mark_repeated(page.lines);
    return page;
}

}  // namespace nachlese::dump
