#include "indexer/readers/mail/plain_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/dump/unwrap.h"
#include "indexer/readers/mail/message_head.h"
#include "schema/utf8.h"

namespace nachlese::mail {

namespace {

using dump::RawLine;

constexpr std::string_view kSignature = "-- ";  // RFC 3676, section 4.3

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool is_blank(std::string_view line) {
    return trim(line).empty();
}

bool is_quoted(std::string_view line) {
    return line.starts_with('>');
}

std::string_view without_quote_marks(std::string_view line) {
    while (is_quoted(line)) {
        line.remove_prefix(1);
        if (line.starts_with(' ')) line.remove_prefix(1);
    }
    return line;
}

// "Am 3. Mai 2024 schrieb Ina Muster <ina@bote.example>:" above what is quoted.
bool introduces_quote(std::string_view line) {
    line = trim(line);
    const bool names_someone = line.find_first_of("@0123456789") != std::string_view::npos;
    return line.ends_with(':') && names_someone;
}

// "---------- Forwarded message ----------"
bool is_forwarding_rule(std::string_view line) {
    constexpr std::string_view kRule = "-----";
    line = trim(line);
    if (line.size() <= 2 * kRule.size() || !line.starts_with(kRule) || !line.ends_with(kRule)) {
        return false;
    }
    return line.find_first_not_of("- ") != std::string_view::npos;
}

// A line of nothing but rules: "=====", "* * *".
bool is_rule(std::string_view line) {
    return !is_blank(line) && line.find_first_not_of("-=_*~#+ \t") == std::string_view::npos;
}

bool begins_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") ||
           text.starts_with("mailto:");
}

// Without "<https://...>" and "[https://...]", which stand behind what was linked.
std::string without_addresses(std::string_view line) {
    std::string kept;
    while (!line.empty()) {
        const std::size_t open = std::min(line.find_first_of("<[("), line.size());
        kept += line.substr(0, open);
        line.remove_prefix(open);
        if (line.empty()) break;
        if (!begins_address(line.substr(1))) {
            kept += line.front();
            line.remove_prefix(1);
            continue;
        }
        const std::size_t close = line.find_first_of(">])");
        if (close == std::string_view::npos) break;
        line.remove_prefix(close + 1);
    }
    kept += line;
    return kept;
}

bool is_address_alone(std::string_view line) {
    line = trim(line);
    return begins_address(line) && line.find(' ') == std::string_view::npos;
}

// Removes what is quoted, and the forwarding program's header.
std::vector<std::string_view> own_lines(const std::vector<std::string_view>& lines) {
    std::vector<std::string_view> own;
    bool in_header = false;
    for (const std::string_view line : lines) {
        if (line == kSignature) break;
        if (is_quoted(line)) {
            while (!own.empty() && is_blank(own.back()))
                own.pop_back();
            if (!own.empty() && introduces_quote(own.back())) own.pop_back();
            own.emplace_back();
            continue;
        }
        in_header = is_forwarding_rule(line) || (in_header && is_header_field(line));
        if (!in_header) own.push_back(line);
    }
    return own;
}

bool holds_words(const std::vector<std::string_view>& lines) {
    return std::any_of(lines.begin(), lines.end(),
                       [](std::string_view line) { return !is_blank(line) && !is_rule(line); });
}

std::vector<std::string_view> shown_lines(std::string_view text) {
    std::vector<std::string_view> lines = lines_of(text);
    std::vector<std::string_view> own = own_lines(lines);
    if (holds_words(own)) return own;
    std::transform(lines.begin(), lines.end(), lines.begin(), without_quote_marks);
    return own_lines(lines);
}

void append(std::string& text, std::string_view line, bool deletes_blank) {
    if (deletes_blank && text.ends_with(' ')) text.pop_back();
    text += line;
}

// RFC 3676, section 4.2: a line that ends with a blank goes on in the next.
std::vector<RawLine> join_flowed(const std::vector<RawLine>& lines, bool deletes_blank) {
    std::vector<RawLine> joined;
    bool goes_on = false;
    for (const RawLine& line : lines) {
        std::string_view text = line.text;
        if (text.starts_with(' ')) text.remove_prefix(1);
        if (goes_on && !line.starts_block) {
            append(joined.back().text, text, deletes_blank);
        } else {
            joined.push_back({std::string(text), line.number, line.starts_block});
        }
        goes_on = text.ends_with(' ');
    }
    return joined;
}

}  // namespace

std::vector<Paragraph> read_plain_text(const TextPart& text) {
    std::vector<RawLine> lines;
    bool starts_block = true;
    std::size_t number = 0;
    for (const std::string_view line : shown_lines(text.plain)) {
        ++number;
        std::string kept = without_addresses(line);
        if (is_blank(kept) || is_rule(kept) || is_address_alone(kept)) {
            starts_block = true;
            continue;
        }
        if (!text.is_flowed) kept = trim(kept);
        lines.push_back({std::move(kept), number, starts_block});
        starts_block = false;
    }
    lines =
        text.is_flowed ? join_flowed(lines, text.deletes_blank) : dump::unwrap(std::move(lines));
    std::vector<Paragraph> paragraphs;
    for (const RawLine& line : lines) {
        std::string paragraph = collapse_whitespace(line.text);
        if (!paragraph.empty()) paragraphs.push_back({ParagraphKind::Text, std::move(paragraph)});
    }
    return paragraphs;
}

}  // namespace nachlese::mail
