#include "manual/roff.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "schema/version.h"

namespace nachlese::manual {

namespace {

constexpr std::size_t kLineWidth = 78;  // mandoc -Tlint wants at most 80 bytes

struct Escape {
    char character;
    std::string_view written;
};
// groff_char(7): these would be shown as their typographic cousins, or be read as markup.
constexpr std::array kEscapes{
    Escape{'\\', "\\e"},  Escape{'-', "\\-"},   Escape{'\'', "\\(aq"},
    Escape{'`', "\\(ga"}, Escape{'^', "\\(ha"}, Escape{'~', "\\(ti"},
};

std::string upper_case(std::string_view ascii) {
    std::string text(ascii);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

bool ends_sentence(std::string_view word) {
    return word.size() > 1 && (word.ends_with('.') || word.ends_with('!') || word.ends_with('?'));
}

// As mandoc counts it, for which a letter beyond ASCII is "\\[u00E4]".
std::size_t width_of(std::string_view text) {
    constexpr std::size_t kWidthBeyondAscii = 8;
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool begins_character = (byte & 0xC0U) == 0xC0U;
        width += byte < 0x80U ? 1 : begins_character ? kWidthBeyondAscii : 0;
    }
    return width;
}

}  // namespace

std::string escape(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        const auto* const row =
            std::find_if(kEscapes.begin(), kEscapes.end(),
                         [c](const Escape& known) { return known.character == c; });
        if (row == kEscapes.end()) {
            escaped += c;
        } else {
            escaped += row->written;
        }
    }
    return escaped;
}

std::string bold(std::string_view text) {
    return fmt::format("\\fB{}\\fR", escape(text));
}

std::string italic(std::string_view text) {
    return fmt::format("\\fI{}\\fR", escape(text));
}

RoffPage::RoffPage(std::string_view name, int section_number, std::string_view one_line) {
    text_ = fmt::format(".\\\" Made from the program's own tables.\n.TH {} {} {} \"Nachlese {}\"\n",
                        upper_case(name), section_number, kReleaseDate, kVersion);
    section("NAME");
    text_ += fmt::format("{} \\- {}\n", escape(name), escape(one_line));
}

void RoffPage::section(std::string_view heading) {
    text_ += fmt::format(".SH {}\n", heading);
    is_below_heading_ = true;
}

void RoffPage::subsection(std::string_view heading) {
    text_ += fmt::format(".SS {}\n", heading);
    is_below_heading_ = true;
}

void RoffPage::paragraph(std::string_view text) {
    begin_paragraph();
    fill(text);
}

void RoffPage::lines(const std::vector<std::string>& rows) {
    begin_paragraph();
    text_ += ".nf\n";
    for (const std::string& row : rows)
        text_ += "\\&" + row + '\n';
    text_ += ".fi\n";
}

void RoffPage::item(std::string_view term, std::string_view text) {
    text_ += fmt::format(".TP\n\\&{}\n", term);
    is_below_heading_ = false;
    fill(text);
}

void RoffPage::see_also(const std::vector<std::pair<std::string_view, int>>& pages) {
    section("SEE ALSO");
    std::string text;
    for (const auto& [name, number] : pages)
        text += fmt::format("{}{}({})", text.empty() ? "" : ", ", bold(name), number);
    fill(text);
}

void RoffPage::begin_paragraph() {
    if (!is_below_heading_) text_ += ".PP\n";
    is_below_heading_ = false;
}

// Each sentence begins a line, as the macros want it; so do words that no longer fit.
void RoffPage::fill(std::string_view text) {
    constexpr std::string_view kBlanks = " \n";
    std::string line;
    const auto end_line = [this, &line] {
        if (line.empty()) return;
        if (line.front() == '.') line.insert(0, "\\&");
        text_ += line + '\n';
        line.clear();
    };
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
        if (text.empty()) break;
        const std::string_view word = text.substr(0, text.find_first_of(kBlanks));
        text.remove_prefix(word.size());
        if (width_of(line) + 1 + width_of(word) > kLineWidth) end_line();
        if (!line.empty()) line += ' ';
        line += word;
        if (ends_sentence(word)) end_line();
    }
    end_line();
}

}  // namespace nachlese::manual
