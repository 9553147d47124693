#include "indexer/readers/wire/message.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "indexer/encoding.h"
#include "indexer/readers/article_parts.h"
#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/dateline.h"
#include "indexer/readers/line_joiner.h"
#include "schema/utf8.h"

namespace nachlese::wire {

namespace {

struct Parts {
    std::string_view header;
    std::string_view text;
    std::string_view trailer;
};

// Lines of one paragraph, or of the block above the text.
using Lines = std::vector<std::string>;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    const std::string clean = collapse_whitespace(line);
    for (const std::string_view word : split(clean, ' ')) {
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

// "bdt0146 3 vm 831  dpa 0033": service and number, priority, category, words, agency.
void add_header(std::string_view header, Article& article) {
    const std::vector<std::string_view> lines = split(header, '\n');
    const std::vector<std::string> words = words_of(lines.front());
    if (words.size() > 2) article.section = words[2];
    if (words.size() > 4) article.source = words[4];
    for (std::size_t i = 1; i < lines.size(); ++i) {
        for (const std::string_view keyword : split(lines[i], '/'))
            add_once(article.tags, collapse_whitespace(keyword));
    }
}

struct MonthName {
    std::string_view name;
    int month;
};
constexpr std::array kMonths{
    MonthName{"jan", 1},  MonthName{"feb", 2},  MonthName{"mär", 3},  MonthName{"mrz", 3},
    MonthName{"mar", 3},  MonthName{"apr", 4},  MonthName{"mai", 5},  MonthName{"may", 5},
    MonthName{"jun", 6},  MonthName{"jul", 7},  MonthName{"aug", 8},  MonthName{"sep", 9},
    MonthName{"okt", 10}, MonthName{"oct", 10}, MonthName{"nov", 11}, MonthName{"dez", 12},
    MonthName{"dec", 12},
};

int month_in(std::string_view word) {
    const std::string folded = fold(word);
    const auto* const row =
        std::find_if(kMonths.begin(), kMonths.end(),
                     [&](const MonthName& month) { return folded.starts_with(month.name); });
    return row == kMonths.end() ? 0 : row->month;
}

bool is_digits(std::string_view text, std::size_t size) {
    return text.size() == size &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Paragraphs end at an empty line, or where one is indented.
std::vector<Lines> paragraphs_in(std::string_view text) {
    std::vector<Lines> paragraphs(1);
    for (const std::string_view raw : split(text, '\n')) {
        const std::string line = collapse_whitespace(raw);
        const bool begins = line.empty() || raw.starts_with("  ") || raw.starts_with('\t');
        if (begins && !paragraphs.back().empty()) paragraphs.emplace_back();
        if (!line.empty()) paragraphs.back().push_back(line);
    }
    if (paragraphs.back().empty()) paragraphs.pop_back();
    return paragraphs;
}

std::string joined(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines)
        join_line(text, line);
    return text;
}

// "(Berichtigung: im zweiten Absatz)" and the like above the headline.
void add_note(std::string note, Article& article) {
    note.erase(0, 1);
    if (note.ends_with(')')) note.pop_back();
    note = collapse_whitespace(note);
    const std::string folded = fold(note);
    if (folded.starts_with("berichtigung") || folded.starts_with("korrektur")) {
        article.is_correction = true;
    }
    if (note.empty()) return;
    if (!article.ednote.empty()) article.ednote += "; ";
    article.ednote += note;
}

// What stands above the text: notes in parentheses, headline, author; " =" ends it, and lines of
// nothing else stand around it.
void add_head(Lines lines, Article& article) {
    std::string note;
    for (std::string& line : lines) {
        line =
            collapse_whitespace(std::string_view(line).substr(0, line.find_last_not_of('=') + 1));
        if (line.empty()) continue;
        if (!note.empty() || line.starts_with('(')) {
            join_line(note, line);
            if (!line.ends_with(')')) continue;
            add_note(std::move(note), article);
            note.clear();
        } else if (line.starts_with("Von ") && !article.headline.empty()) {
            for (std::string& name : dump::names_in(line))
                add_once(article.authors, std::move(name));
        } else {
            join_line(article.headline, line);
        }
    }
    if (!note.empty()) add_note(std::move(note), article);
}

// The marks of who wrote and edited it: "dpa kre/su yysw a3 lön mda".
bool is_sign_off(const std::string& line, const std::string& agency) {
    constexpr std::size_t kLongest = 80;
    return !agency.empty() && line.size() <= kLongest && line.starts_with(agency + ' ') &&
           line == fold(line);
}

// What follows is for editors: contacts, links, the marks.
bool begins_notepad(const Lines& lines) {
    const std::string& first = lines.front();
    return first.starts_with("# Notizblock") || first.starts_with("* * * *") || first == "---";
}

void add_text(const std::vector<Lines>& paragraphs, const ReadContext& context, Article& article) {
    for (const Lines& lines : paragraphs) {
        if (begins_notepad(lines)) break;
        if (lines.size() == 1 && is_sign_off(lines.front(), article.source)) continue;
        article.body.push_back({ParagraphKind::Text, joined(lines)});
    }
    // The summary stands in front of the paragraph that the dateline opens.
    const auto dateline_in = [&](std::size_t i) {
        return i < article.body.size()
                   ? dump::find_dateline(article.body[i].text, {}, context.now, context.zone)
                   : std::nullopt;
    };
    auto dateline = dateline_in(0);
    if (!dateline) {
        dateline = dateline_in(1);
        if (!dateline || dateline->agency.empty()) return;
        article.teaser = std::move(article.body.front().text);
        article.body.erase(article.body.begin());
    }
    article.place = dateline->place;
    if (!dateline->agency.empty()) article.source = dateline->agency;
}

// Where the block above the text ends: behind the paragraph with " =", else behind the first.
std::size_t end_of_head(const std::vector<Lines>& paragraphs) {
    constexpr std::size_t kMostParagraphs = 4;
    for (std::size_t i = 0; i < std::min(paragraphs.size(), kMostParagraphs); ++i) {
        if (paragraphs[i].back().ends_with('=')) return i + 1;
    }
    return std::min<std::size_t>(paragraphs.size(), 1);
}

Parts cut(std::string_view text, std::size_t start_of_text, std::size_t end_of_text) {
    const std::size_t start_of_header = text.find(kStartOfHeader);
    Parts parts;
    parts.header = text.substr(start_of_header + 1, start_of_text - start_of_header - 1);
    parts.text = text.substr(start_of_text + 1, end_of_text - start_of_text - 1);
    if (end_of_text < text.size()) parts.trailer = text.substr(end_of_text + 1);
    return parts;
}

}  // namespace

std::string iso_time_of(std::string_view line) {
    const std::vector<std::string> words = words_of(line);
    if (words.size() < 3 || !is_digits(words[0], 6)) return {};
    const int month = month_in(words[1]);
    const bool is_short = is_digits(words[2], 2);
    if (month == 0 || (!is_short && !is_digits(words[2], 4))) return {};
    const std::string century = !is_short ? "" : words[2] < "70" ? "20" : "19";
    return fmt::format("{}{}-{:02}-{}T{}:{}", century, words[2], month, words[0].substr(0, 2),
                       words[0].substr(2, 2), words[0].substr(4, 2));
}

std::string decode_din_66003(std::string_view text) {
    constexpr std::string_view kCodes = "{|}~[\\]";
    constexpr std::array<std::string_view, 7> kLetters{"ä", "ö", "ü", "ß", "Ä", "Ö", "Ü"};
    constexpr std::size_t kFewest = 2;
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    std::size_t in_words = 0;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (kCodes.substr(0, 4).find(text[i]) != std::string_view::npos &&
            (is_small(text[i - 1]) || is_small(text[i + 1]))) {
            ++in_words;
        }
    }
    const bool is_ascii = std::all_of(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!is_ascii || in_words < kFewest) return std::string(text);
    std::string decoded;
    for (const char c : text) {
        const std::size_t code = kCodes.find(c);
        if (code == std::string_view::npos) {
            decoded += c;
        } else {
            decoded += kLetters[code];
        }
    }
    return decoded;
}

tl::expected<Message, std::string> read_message(std::string_view bytes,
                                                const ReadContext& context) {
    const std::string text = decode_din_66003(decode_text(bytes).text);
    const std::size_t start = text.find(kStartOfText);
    if (text.find(kStartOfHeader) > start || start == std::string::npos) {
        return tl::unexpected<std::string>("a header without start of text (STX)");
    }
    const std::size_t end = std::min(text.find(kEndOfText, start), text.size());
    const Parts parts = cut(text, start, end);
    Message message;
    message.is_whole = end < text.size();
    add_header(trim(parts.header), message.article);
    const std::string time = iso_time_of(split(parts.trailer, '\n').front());
    set_stated_date(message.article, parse_iso(time, context.zone), context);
    std::vector<Lines> paragraphs = paragraphs_in(parts.text);
    const auto head_end = static_cast<std::ptrdiff_t>(end_of_head(paragraphs));
    Lines head;
    for (auto paragraph = paragraphs.begin(); paragraph != paragraphs.begin() + head_end;
         ++paragraph) {
        std::move(paragraph->begin(), paragraph->end(), std::back_inserter(head));
    }
    paragraphs.erase(paragraphs.begin(), paragraphs.begin() + head_end);
    add_head(std::move(head), message.article);
    add_text(paragraphs, context, message.article);
    return message;
}

}  // namespace nachlese::wire
