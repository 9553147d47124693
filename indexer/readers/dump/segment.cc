#include <algorithm>
#include <array>
#include <optional>

#include "indexer/readers/dump/body_region.h"
#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/dateline.h"
#include "indexer/readers/dump/headline.h"
#include "indexer/readers/dump/segmentation.h"
#include "indexer/readers/recurring_lines.h"

namespace nachlese::dump {

namespace {

constexpr std::uint32_t kLongestTeaser = 520;   // characters
constexpr std::uint32_t kLongestCaption = 250;  // without a credit
constexpr std::uint32_t kLongestSubheading = 150;

struct Verdict {
    Role role = Role::Text;
    std::string_view reason;
};

bool is_date_line(const Line& line) {
    if (!line.date || line.prose || line.mark == Mark::Credit) return false;
    if (line.mark == Mark::Published || line.mark == Mark::Updated) return true;
    return line.shape.words <= 16 && line.date->begin <= 45 &&
           line.date->end - line.date->begin + 70 > line.text.size();
}

// A date line that has nothing else of weight on it.
bool is_bare_date(const Line& line) {
    return is_date_line(line) && line.date->end - line.date->begin + 25 > line.text.size();
}

bool is_time_only(const Line& line) {
    const auto time = match_time_of_day(line.text);
    return time && time->end + 3 >= line.text.size();
}

// Turns the features of the lines of one page into roles, part by part.
class Segmenter {
  public:
    Segmenter(Page page, const ReadContext& context)
        : page_(std::move(page)), context_(context), verdicts_(page_.lines.size()) {}

    Segmentation run();

  private:
    [[nodiscard]] const Line& line(std::size_t i) const { return page_.lines[i]; }
    [[nodiscard]] std::size_t size() const { return page_.lines.size(); }
    void set(std::size_t i, Role role, std::string_view reason) { verdicts_[i] = {role, reason}; }

    [[nodiscard]] bool recurs(std::size_t i) const;
    [[nodiscard]] bool is_credit_below(std::size_t i) const;
    [[nodiscard]] bool is_paragraph(std::size_t i) const;
    [[nodiscard]] std::size_t find_header_end(std::size_t first) const;
    [[nodiscard]] bool is_meta(std::size_t i) const;

    void segment_masthead(std::size_t end);
    void segment_header(std::size_t first, std::size_t end);
    void segment_header_line(std::size_t i, bool first_line);
    void segment_teaser(std::size_t i, std::size_t end);
    void segment_body(std::size_t first, std::size_t end);
    void segment_body_line(std::size_t i);
    void segment_short_body_line(std::size_t i);
    void settle_trailing_subheadings(std::size_t first, std::size_t end);
    void segment_tail(std::size_t first);
    std::size_t segment_tags(std::size_t i);
    [[nodiscard]] bool common_role(std::size_t i);

    Page page_;
    const ReadContext& context_;
    std::vector<Verdict> verdicts_;
    std::vector<bool> related_;
    Masthead masthead_;
    bool teaser_seen_ = false;
};

bool Segmenter::recurs(std::size_t i) const {
    return context_.recurring_lines != nullptr &&
           context_.recurring_lines->is_furniture(line(i).text);
}

bool Segmenter::is_paragraph(std::size_t i) const {
    const Line& l = line(i);
    if (!l.prose || related_[i]) return false;
    return !page_.paragraphs_end_blocks || l.ends_block || l.shape.characters > kLongestCaption;
}

// The next line is nothing but a credit, so that this one is its caption.
bool Segmenter::is_credit_below(std::size_t i) const {
    if (i + 1 >= size() || line(i + 1).mark != Mark::Credit) return false;
    const Line& credit = line(i + 1);
    if (credit.shape.words > 14 || credit.shape.ends_sentence) return false;
    const bool labelled = credit.lower.find(':') <= 12 || credit.lower.starts_with('(');
    if (credit.starts_block && !labelled) return false;
    if (!line(i).prose || line(i).shape.characters <= kLongestCaption) {
        return labelled || credit.shape.words <= 6;
    }
    return false;
}

bool Segmenter::is_meta(std::size_t i) const {
    const Line& l = line(i);
    return is_date_line(l) || (l.mark == Mark::Author && !names_in(l.text).empty());
}

// The line after the last date or author line that still stands above the text: at most a teaser
// and one more paragraph may come before it.
std::size_t Segmenter::find_header_end(std::size_t first) const {
    constexpr std::size_t kLongestHeader = 24;  // lines
    constexpr int kParagraphsAbove = 2;
    std::size_t end = first;
    std::size_t last_prose = size();
    while (last_prose > first && !line(last_prose - 1).prose)
        --last_prose;
    int paragraphs = 0;
    bool dated = first >= 2 && is_date_line(line(first - 2));
    for (std::size_t i = first; i < size() && i < first + kLongestHeader; ++i) {
        if (line(i).prose && ++paragraphs > kParagraphsAbove) break;
        if (line(i).mark == Mark::Related || line(i).mark == Mark::PageEnd) break;
        if (paragraphs > 0 && i > last_prose) break;
        // A second date below running text is the short one after it.
        const bool after_text = dated && paragraphs > 0 && is_bare_date(line(i));
        if (is_meta(i) && !after_text) end = i + 1;
        dated = dated || is_date_line(line(i));
    }
    return end;
}

void Segmenter::segment_masthead(std::size_t end) {
    for (std::size_t i = 0; i < end; ++i) {
        if (is_keyword_line(line(i))) {
            set(i, Role::Tags, "keyword line of a wire");
        } else if (is_date_line(line(i)) && end - i <= 6 && !line(i).date->relative) {
            set(i, Role::DateLine, "date above the headline");
        } else if (page_.is_plain && line(i).shape.words >= 8) {
            set(i, Role::Text, "sentence above the headline of a plain text");
        } else {
            set(i, Role::Navigation, "above the headline");
        }
    }
}

// Roles that a line has wherever it stands.
bool Segmenter::common_role(std::size_t i) {
    const Line& l = line(i);
    if (l.mark == Mark::Source) {
        set(i, Role::Source, "names the source");
    } else if (l.mark == Mark::Credit) {
        set(i, Role::Caption, "carries a photo credit");
    } else if (is_credit_below(i)) {
        set(i, Role::Caption, "stands above a photo credit");
    } else if (l.mark == Mark::Related || related_[i]) {
        set(i, Role::Furniture, "points to other articles");
    } else if (l.mark == Mark::Furniture || l.mark == Mark::PageEnd || l.mark == Mark::Comments) {
        set(i, Role::Furniture, "speaks of the page");
    } else if (l.mark == Mark::ForeignTeaser) {
        set(i, Role::Furniture, "cut-off lead of another article");
    } else if (recurs(i)) {
        set(i, Role::Furniture, "recurs across the folder");
    } else if (l.shape.words == 0) {
        set(i, Role::Furniture, "has no words");
    } else {
        return false;
    }
    return true;
}

void Segmenter::segment_header_line(std::size_t i, bool first_line) {
    const Line& l = line(i);
    const bool beside_meta = (i > 0 && is_meta(i - 1)) || (i + 1 < size() && is_meta(i + 1));
    if (is_date_line(l)) {
        set(i, Role::DateLine, "date near the headline");
    } else if (l.mark == Mark::Author) {
        set(i, Role::Author, "names the author");
    } else if (beside_meta && is_names_only(l)) {
        set(i, Role::Author, "names beside the date");
    } else if (is_time_only(l) && i > 0 && is_date_line(line(i - 1))) {
        set(i, Role::DateLine, "time beneath the date");
    } else if (common_role(i)) {
        return;
    } else if (l.prose && !teaser_seen_ && l.shape.characters <= kLongestTeaser) {
        teaser_seen_ = true;
        set(i, Role::Teaser, "sentence between headline and text");
    } else if (first_line && l.shape.words >= 5) {
        teaser_seen_ = true;
        set(i, Role::Teaser, "line beneath the headline");
    } else if (is_paragraph(i)) {
        set(i, Role::Text, "paragraph");
    } else if (l.prose) {
        set(i, Role::Caption, "sentence without a paragraph's end");
    } else {
        set(i, page_.is_plain ? Role::Text : Role::Furniture, "short line above the text");
    }
}

void Segmenter::segment_header(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i)
        segment_header_line(i, i == first);
}

// A teaser below the date line: only where it is told from the first paragraph by what follows.
void Segmenter::segment_teaser(std::size_t i, std::size_t end) {
    if (teaser_seen_ || i + 1 >= end || !line(i).prose ||
        line(i).shape.characters > kLongestTeaser) {
        return;
    }
    const Line& next = line(i + 1);
    const bool opens_paragraph = !line(i).ends_block && next.prose && page_.paragraphs_end_blocks;
    const auto own = find_dateline(line(i).text, {}, context_.now, context_.zone);
    const auto below = find_dateline(next.text, {}, context_.now, context_.zone);
    if (opens_paragraph || (!own && below && next.prose)) {
        teaser_seen_ = true;
        set(i, Role::Teaser, "stands above the dateline or the first paragraph");
    }
}

void Segmenter::segment_short_body_line(std::size_t i) {
    const Line& l = line(i);
    const bool repeats_headline = masthead_.headline && l.text == line(*masthead_.headline).text;
    const bool alone = l.starts_block && l.ends_block;
    const bool after_caption = i > 0 && verdicts_[i - 1].role == Role::Caption && l.ends_block;
    const bool above_paragraph =
        i + 1 < size() && l.starts_block && is_paragraph(i + 1) && !l.ends_block;
    if (repeats_headline) {
        set(i, Role::Furniture, "repeats the headline");
    } else if (page_.is_plain) {
        const bool heading = alone && !l.shape.ends_sentence;
        set(i, heading ? Role::Subheading : Role::Text, "short line of a plain text");
    } else if (is_bare_date(l) || is_time_only(l)) {
        set(i, Role::Furniture, "bare date or time");
    } else if (l.mark == Mark::Author || l.shape.characters > kLongestSubheading) {
        set(i, Role::Furniture, "belongs to another article");
    } else if (alone || after_caption || above_paragraph) {
        const bool sentence = l.shape.ends_sentence && l.text.back() != '?' && l.text.back() != '!';
        set(i, sentence ? Role::Text : Role::Subheading, "short line of its own");
    } else {
        set(i, Role::Furniture, "list of links");
    }
}

void Segmenter::segment_body_line(std::size_t i) {
    if (common_role(i)) return;
    const Line& l = line(i);
    if (is_paragraph(i)) {
        set(i, Role::Text, "paragraph");
    } else if (l.prose && !page_.is_plain) {
        set(i, Role::Caption, "sentence without a paragraph's end");
    } else if (l.prose) {
        set(i, Role::Text, "sentence");
    } else {
        segment_short_body_line(i);
    }
}

void Segmenter::segment_body(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
        if (line(i).mark == Mark::Tags && !line(i).prose) {
            i = segment_tags(i) - 1;
        } else {
            segment_body_line(i);
        }
    }
}

// A heading with no text after it heads something that was cut away.
void Segmenter::settle_trailing_subheadings(std::size_t first, std::size_t end) {
    for (std::size_t i = end; i > first && verdicts_[i - 1].role != Role::Text; --i) {
        if (verdicts_[i - 1].role != Role::Subheading) continue;
        set(i - 1, page_.is_plain ? Role::Text : Role::Furniture, "last line of the text");
    }
}

// A tag line, or the heading of a list of tags with the short lines beneath it. Returns the line
// after them.
std::size_t Segmenter::segment_tags(std::size_t i) {
    constexpr std::size_t kMostLines = 20;
    const bool heading =
        line(i).mark == Mark::Tags && line(i).shape.words <= 3 && tags_in(line(i).text).empty();
    set(i, Role::Tags, "tag line");
    std::size_t at = i + 1;
    if (!heading) return at;
    const std::size_t first = at;
    for (; at < size() && at < first + kMostLines; ++at) {
        const Line& l = line(at);
        if (at > first && l.starts_block) break;
        if (l.prose || l.mark != Mark::None || l.date || l.shape.words > 6) break;
        set(at, Role::Tags, "beneath the heading of the tags");
    }
    return at;
}

void Segmenter::segment_tail(std::size_t first) {
    constexpr std::size_t kReach = 8;  // lines in which the article's own last lines may stand
    bool foreign = false;
    for (std::size_t i = first; i < size(); ++i) {
        const Line& l = line(i);
        const bool near = i < first + kReach && !foreign;
        const bool date_below = i + 1 < size() && is_bare_date(line(i + 1)) &&
                                !line(i + 1).date->relative && line(i + 1).block == l.block;
        if (l.mark == Mark::Tags) {
            i = segment_tags(i) - 1;
        } else if (near && is_slashed_tags(l)) {
            set(i, Role::Tags, "tags with slashes between");
        } else if (near && date_below && !l.prose && l.mark == Mark::None && l.shape.words <= 8) {
            set(i, Role::Tags, "stands above the short date line");
        } else if (near && is_bare_date(l) && !l.date->relative) {
            set(i, Role::TailDate, "short date line after the text");
            foreign = true;
        } else if (near && l.mark == Mark::Source) {
            set(i, Role::Source, "names the source");
        } else if (near && l.mark == Mark::Author) {
            set(i, Role::Author, "names the author");
        } else {
            foreign = foreign || l.mark == Mark::Related || l.mark == Mark::PageEnd ||
                      l.mark == Mark::Comments || l.mark == Mark::ForeignTeaser;
            set(i, Role::Tail, "after the text");
        }
    }
}

Segmentation Segmenter::run() {
    related_ = find_related(page_);
    const BodyRegion body = without_notices_above(page_, find_body(page_, related_));
    masthead_ = find_masthead(page_, body, context_.recurring_lines);
    std::size_t begin = masthead_.headline ? *masthead_.headline + 1 : 0;
    segment_masthead(masthead_.headline.value_or(0));
    if (masthead_.headline) set(*masthead_.headline, Role::Headline, "best headline");
    if (masthead_.kicker) set(*masthead_.kicker, Role::Kicker, "short line above the headline");
    const std::size_t header_end = find_header_end(begin);
    segment_header(begin, header_end);
    std::size_t end = body.found && !page_.is_plain ? body.last + 1 : size();
    if (page_.is_plain) {
        // The tag line and the short date line end a plain text as well.
        std::size_t last = size();
        while (last > header_end && last + 3 > size() &&
               (is_bare_date(line(last - 1)) || is_slashed_tags(line(last - 1)) ||
                line(last - 1).mark == Mark::Tags)) {
            --last;
        }
        if (last < size() && last > header_end && !line(last - 1).prose && line(last).date &&
            line(last - 1).block == line(last).block && line(last - 1).shape.words <= 4) {
            --last;
        }
        end = last;
    }
    end = std::max(end, header_end);
    segment_body(header_end, end);
    settle_trailing_subheadings(header_end, end);
    std::size_t first_text = header_end;
    while (first_text < end && !line(first_text).prose)
        ++first_text;
    if (first_text < end) segment_teaser(first_text, end);
    segment_tail(end);
    Segmentation result;
    result.segments.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) {
        result.segments.push_back({line(i).number, verdicts_[i].role, verdicts_[i].reason,
                                   std::move(page_.lines[i].text)});
    }
    return result;
}

}  // namespace

std::string_view name_of(Role role) {
    constexpr std::array<std::string_view, 14> kNames{
        "navigation", "kicker", "headline",   "date line", "author",    "source",    "caption",
        "teaser",     "text",   "subheading", "tags",      "tail date", "furniture", "tail"};
    return kNames[static_cast<std::size_t>(role)];
}

Segmentation segment_dump(std::string_view text, const ReadContext& context) {
    Page page = split_page(text, context.now, context.zone);
    if (page.lines.empty()) return {};
    return Segmenter(std::move(page), context).run();
}

}  // namespace nachlese::dump
