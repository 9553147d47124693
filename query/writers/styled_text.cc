#include "query/writers/styled_text.h"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "query/text_columns.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// "Select graphic rendition" (ECMA-48, section 8.3.117).
struct StyleCode {
    Style style;
    std::string_view code;
};
constexpr std::string_view kPlainCode = "\x1b[0m";
constexpr std::array kStyleCodes{
    StyleCode{Style::Headline, "\x1b[1m"},
    StyleCode{Style::Detail, "\x1b[2m"},
    StyleCode{Style::Match, "\x1b[1;31m"},
    StyleCode{Style::Warning, "\x1b[1;33m"},
};

std::string_view code_of(Style style) {
    for (const StyleCode& row : kStyleCodes) {
        if (row.style == style) return row.code;
    }
    return {};
}

// "Operating system command" 8, a hyperlink; without a URI it ends
// (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
constexpr std::string_view kLinkBegin = "\x1b]8;;";
constexpr std::string_view kLinkEnd = "\x1b\\";

struct StyledWord {
    std::vector<StyledText> pieces;
    std::size_t width = 0;
    bool begins_line = false;  // a line break of the text stands before it
};

// Cuts pieces into words; a word may be made of several pieces ("Import" + "zoll").
class WordSplitter {
  public:
    explicit WordSplitter(const std::vector<StyledText>& pieces) {
        for (const StyledText& piece : pieces)
            add(piece);
        finish_word();
    }

    [[nodiscard]] const std::vector<StyledWord>& words() const { return words_; }

  private:
    void add(const StyledText& piece) {
        std::string_view rest = piece.text;
        while (!rest.empty()) {
            const std::size_t length = rest.find_first_of(" \n");
            add_part(rest.substr(0, length), piece);
            if (length == std::string_view::npos) break;
            finish_word();
            word_.begins_line = word_.begins_line || rest[length] == '\n';
            rest.remove_prefix(length + 1);
        }
    }

    void add_part(std::string_view text, const StyledText& whole) {
        if (text.empty()) return;
        word_.pieces.push_back({printable(text), whole.style, whole.link});
        word_.width += display_width(word_.pieces.back().text);
    }

    void finish_word() {
        if (word_.pieces.empty()) return;
        words_.push_back(std::move(word_));
        word_ = {};
    }

    StyledWord word_;
    std::vector<StyledWord> words_;
};

}  // namespace

std::string styled(std::string_view text, Style style, bool colour) {
    if (!colour || style == Style::Plain) return std::string(text);
    return fmt::format("{}{}{}", code_of(style), text, kPlainCode);
}

std::vector<StyledText> with_matches(std::string_view text, const std::vector<TextRange>& ranges,
                                     Style style) {
    std::vector<StyledText> pieces;
    std::size_t done = 0;
    const auto add = [&](std::size_t end, Style piece_style) {
        if (end > done) pieces.push_back({std::string(text.substr(done, end - done)), piece_style});
        done = end;
    };
    for (const TextRange& range : ranges) {
        if (range.begin < done || range.end < range.begin || range.end > text.size()) continue;
        add(range.begin, style);
        add(range.end, Style::Match);
    }
    add(text.size(), style);
    return pieces;
}

void StyledPrinter::print(std::string_view label, std::size_t indent,
                          const std::vector<StyledText>& pieces) {
    const WordSplitter splitter(pieces);
    out_ << label << std::string(indent - std::min(indent, display_width(label)), ' ');
    std::size_t column = indent;
    for (const StyledWord& word : splitter.words()) {
        const bool is_first = &word == splitter.words().data();
        const bool is_full = width_ > 0 && column > indent && column + 1 + word.width > width_;
        if (!is_first && (is_full || word.begins_line)) {
            switch_to(Style::Plain);
            out_ << '\n' << std::string(indent, ' ');
            column = indent;
        }
        if (column > indent) {
            // A blank between two words of one style has that style too: fewer codes.
            const StyledText& next = word.pieces.front();
            if (next.style != style_ || next.link != link_) switch_to(Style::Plain);
            out_ << ' ';
            ++column;
        }
        print_pieces(word.pieces);
        column += word.width;
    }
    switch_to(Style::Plain);
    out_ << '\n';
}

void StyledPrinter::print_pieces(const std::vector<StyledText>& pieces) {
    for (const StyledText& piece : pieces) {
        switch_to(piece.style, piece.link);
        out_ << piece.text;
    }
}

void StyledPrinter::switch_to(Style style, const std::string& link) {
    if (link != link_) {
        out_ << kLinkBegin << link << kLinkEnd;
        link_ = link;
    }
    if (style == style_) return;
    if (colour_ && style_ != Style::Plain) out_ << kPlainCode;
    if (colour_ && style != Style::Plain) out_ << code_of(style);
    style_ = style;
}

}  // namespace nachlese
