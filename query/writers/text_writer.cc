#include "query/writers/text_writer.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "query/cursor.h"
#include "query/file_link.h"
#include "query/writers/bar_chart.h"
#include "schema/article_state.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kHitIndent = 5;
constexpr std::size_t kFacetValuesShown = 20;
constexpr std::size_t kDuplicatesShown = 10;
constexpr std::string_view kSeparator = " · ";
constexpr std::string_view kCutBefore = "… ";
constexpr std::string_view kCutAfter = " …";
constexpr std::string_view kNoHeadline = "(no headline)";
constexpr std::string_view kFutureDate = " (in the future)";

constexpr int kMinutesPerHour = 60;

std::string articles(std::uint64_t count) {
    return fmt::format("{} {}", count, count == 1 ? "article" : "articles");
}

std::string near_duplicates(std::uint64_t count) {
    return fmt::format("{} {}", count, count == 1 ? "near-duplicate" : "near-duplicates");
}

std::uint64_t hits_of(const ResultHeader& header) {
    return header.total - header.folded;
}

std::uint64_t shown_to(const ResultHeader& header) {
    const std::uint64_t hits = hits_of(header);
    if (header.offset >= hits) return hits;
    return header.offset + std::min(header.limit, hits - header.offset);
}

// Where not all was checked.
std::string at_least(const ResultHeader& header) {
    return header.unchecked > 0 ? "at least " : "";
}

// "23 articles, 4 near-duplicates folded, 11 to 19 of 19 shown"
std::string summary(const ResultHeader& header) {
    std::string text = header.query_id.empty() ? "" : header.query_id + ": ";
    text += at_least(header) + articles(header.total);
    const bool has_folded = header.folded > 0;
    if (has_folded) text += fmt::format(", {} folded", near_duplicates(header.folded));
    if (header.total == 0 || header.limit == 0) return text;
    const std::uint64_t hits = hits_of(header);
    const std::uint64_t last = shown_to(header);
    if (header.offset >= hits) {
        text += fmt::format(", none after the first {}", header.offset);
    } else if (last - header.offset < hits) {
        text += fmt::format(", {} to {}{} shown", header.offset + 1, last,
                            has_folded ? fmt::format(" of {}", hits) : std::string{});
    }
    return text;
}

// Where and when it was printed.
std::string printed_in(const Article& article) {
    const std::string& where = article.source.empty() ? article.id : article.source;
    if (!article.date) return where;
    return fmt::format("{} {}", where, to_german(article.date->when));
}

}  // namespace

std::string to_german(const DateTime& when) {
    std::string text =
        fmt::format("{:02}.{:02}.{:04}", when.date.day, when.date.month, when.date.year);
    if (when.minute_of_day) {
        text += fmt::format(", {:02}:{:02} Uhr", *when.minute_of_day / kMinutesPerHour,
                            *when.minute_of_day % kMinutesPerHour);
    }
    return text;
}

TextWriter::TextWriter(std::ostream& out, const WriterSettings& settings)
    : ResultWriter(out),
      width_(settings.width),
      links_(settings.links),
      host_(settings.links ? host_name() : std::string{}),
      printer_(out, settings.width, settings.colour) {}

void TextWriter::begin(const ResultHeader& header) {
    header_ = &header;
    printer_.print("", 0, {{summary(header), Style::Plain}});
    for (const std::string& notice : header.notices)
        printer_.print("", 0, {{notice, Style::Warning}});
    out() << '\n';
}

void TextWriter::hit(const Hit& hit) {
    const Article& article = hit.article;
    const std::string label = fmt::format("{:>3}  ", hit.rank);
    std::vector<StyledText> line{{std::string(kNoHeadline), Style::Detail}};
    if (!article.headline.empty()) {
        line = with_matches(article.headline, hit.headline_highlights, Style::Headline);
    }
    const std::string link = link_to(hit);
    for (StyledText& piece : line)
        piece.link = link;
    printer_.print(label, kHitIndent, line);
    last_cursor_ = to_cursor(position_of(article));
    print_details(article);
    print_snippet(hit.snippet);
    print_duplicates(hit.duplicates);
    out() << '\n';
}

std::string TextWriter::link_to(const Hit& hit) const {
    if (!links_) return {};
    const std::string file = find_article_file(hit.archive_root, hit.article.path);
    return file.empty() ? std::string{} : file_uri(host_, file);
}

void TextWriter::print_details(const Article& article) {
    std::vector<StyledText> line;
    if (article.date) {
        line.push_back({to_german(article.date->when), Style::Detail});
        if (article.date->in_future) line.push_back({std::string(kFutureDate), Style::Warning});
    }
    for (const std::string_view state : states_of(article)) {
        if (!line.empty()) line.push_back({std::string(kSeparator), Style::Detail});
        line.push_back({std::string(state), Style::Warning});
    }
    for (const std::string& text : {article.source, article.place, article.section, article.id}) {
        if (text.empty()) continue;
        if (!line.empty()) line.push_back({std::string(kSeparator), Style::Detail});
        line.push_back({text, Style::Detail});
    }
    printer_.print("", kHitIndent, line);
}

void TextWriter::print_snippet(const Snippet& snippet) {
    if (snippet.text.empty()) return;
    std::vector<StyledText> pieces = with_matches(snippet.text, snippet.highlights, Style::Plain);
    if (snippet.cut_before) pieces.insert(pieces.begin(), {std::string(kCutBefore), Style::Plain});
    if (snippet.cut_after) pieces.push_back({std::string(kCutAfter), Style::Plain});
    printer_.print("", kHitIndent, pieces);
}

void TextWriter::print_duplicates(const std::vector<Article>& duplicates) {
    if (duplicates.empty()) return;
    std::string line = near_duplicates(duplicates.size()) + ": ";
    const std::size_t shown = std::min(duplicates.size(), kDuplicatesShown);
    for (std::size_t index = 0; index < shown; ++index) {
        if (index > 0) line += kSeparator;
        line += printed_in(duplicates[index]);
    }
    if (shown < duplicates.size())
        line += fmt::format("{}{} more", kSeparator, duplicates.size() - shown);
    printer_.print("", kHitIndent, {{line, Style::Detail}});
}

void TextWriter::end() {
    for (const Facet& facet : header_->facets)
        print_facet(facet);
    if (header_->timeline) print_timeline(*header_->timeline);
    print_rest();
    header_ = nullptr;
}

void TextWriter::print_rest() {
    const std::uint64_t last = shown_to(*header_);
    // The queries of --batch share one page.
    if (header_->limit == 0 || last >= hits_of(*header_) || !header_->query_id.empty()) return;
    const std::string next = header_->has_cursors ? fmt::format("--after '{}'", last_cursor_)
                                                  : fmt::format("--offset {}", last);
    printer_.print(
        "", 0,
        {{fmt::format("{}{} more: {}", at_least(*header_), hits_of(*header_) - last, next),
          Style::Detail}});
}

void TextWriter::print_facet(const Facet& facet) {
    printer_.print("", 0, {{std::string(facet.name), Style::Headline}});
    const std::size_t shown = std::min(facet.counts.size(), kFacetValuesShown);
    std::vector<Bar> bars;
    for (std::size_t row = 0; row < shown; ++row)
        bars.push_back({facet.counts[row].first, facet.counts[row].second});
    print_bars(out(), bars, width_);
    if (shown < facet.counts.size()) {
        out() << fmt::format("  {} more values: --format csv has them all\n",
                             facet.counts.size() - shown);
    }
    out() << '\n';
}

void TextWriter::print_timeline(const Timeline& timeline) {
    printer_.print("", 0, {{fmt::format("by {}", name_of(timeline.unit)), Style::Headline}});
    std::vector<Bar> bars;
    for (const auto& [period, count] : timeline.periods)
        bars.push_back({period, count});
    print_bars(out(), bars, width_);
    if (timeline.undated > 0) {
        printer_.print(
            "", 0,
            {{fmt::format("  {} without a date", articles(timeline.undated)), Style::Detail}});
    }
    out() << '\n';
}

void TextWriter::count(const ResultHeader& header) {
    if (!header.query_id.empty()) out() << printable(header.query_id) << '\t';
    out() << header.total << '\n';
}

}  // namespace nachlese
