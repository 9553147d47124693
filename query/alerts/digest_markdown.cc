#include "query/alerts/digest_markdown.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "query/writers/text_writer.h"
#include "schema/article_state.h"
#include "schema/text_cursor.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// What may be markup in the middle of a line, by CommonMark and by what GitHub adds to it.
constexpr std::string_view kMarks = "\\`*_{}[]<>#|~&$^";
// At its beginning.
constexpr std::string_view kBlockMarks = "-+=:";
constexpr std::string_view kSeparator = " · ";
constexpr std::size_t kDuplicatesShown = 10;

std::string counted(std::uint64_t count, std::string_view thing, std::string_view things) {
    return fmt::format("{} {}", count, count == 1 ? thing : things);
}

std::string articles(std::uint64_t count) {
    return counted(count, "article", "articles");
}

// Of web pages alone: what an article claims to be its address is not to be believed.
bool is_web_address(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

std::string link_target(std::string_view url) {
    std::string target;
    for (const char c : printable(url)) {
        if (c == ' ') {
            target += "%20";
            continue;
        }
        if (c == '<' || c == '>' || c == '\\') target += '\\';
        target += c;
    }
    return target;
}

std::string headline_of(const Article& article) {
    const std::string text =
        article.headline.empty() ? "(no headline)" : escape_markdown(article.headline);
    if (!is_web_address(article.url)) return fmt::format("**{}**", text);
    return fmt::format("**[{}](<{}>)**", text, link_target(article.url));
}

std::string details_of(const Article& article) {
    std::vector<std::string> parts;
    if (article.date) parts.push_back(to_german(article.date->when));
    for (const std::string_view state : states_of(article))
        parts.push_back(fmt::format("**{}**", escape_markdown(state)));
    for (const std::string& text : {article.source, article.place, article.section, article.id}) {
        if (!text.empty()) parts.push_back(escape_markdown(text));
    }
    return fmt::format("{}", fmt::join(parts, kSeparator));
}

std::string snippet_of(const Snippet& snippet) {
    std::string text = snippet.cut_before ? "… " : "";
    std::size_t done = 0;
    for (const TextRange& range : snippet.highlights) {
        if (range.begin < done || range.end > snippet.text.size()) continue;
        const std::string_view whole = snippet.text;
        text += escape_markdown(whole.substr(done, range.begin - done));
        text += fmt::format("**{}**",
                            escape_markdown(whole.substr(range.begin, range.end - range.begin)));
        done = range.end;
    }
    text += escape_markdown(std::string_view(snippet.text).substr(done));
    if (snippet.cut_after) text += " …";
    return text;
}

// Where and when it was printed.
std::string printed_in(const Article& article) {
    std::string text = escape_markdown(article.source.empty() ? article.id : article.source);
    if (article.date) text += ' ' + to_german(article.date->when);
    return text;
}

std::string duplicates_of(const Hit& hit) {
    std::string line = "Also in: ";
    const std::size_t shown = std::min(hit.duplicates.size(), kDuplicatesShown);
    for (std::size_t index = 0; index < shown; ++index) {
        if (index > 0) line += kSeparator;
        line += printed_in(hit.duplicates[index]);
    }
    if (shown < hit.duplicates.size()) {
        line += fmt::format("{}{} more", kSeparator, hit.duplicates.size() - shown);
    }
    return line;
}

// Lines of one list item, which two blanks at their ends keep apart.
std::string item(const Hit& hit) {
    std::string text = "- " + headline_of(hit.article);
    for (const std::string& line : {details_of(hit.article), snippet_of(hit.snippet),
                                    hit.duplicates.empty() ? "" : duplicates_of(hit)}) {
        if (!line.empty()) text += "  \n  " + line;
    }
    return text + "\n";
}

void add_hits(std::string& text, const std::vector<Hit>& hits) {
    if (!hits.empty()) text += '\n';
    for (const Hit& hit : hits)
        text += item(hit);
}

void add_reprints(std::string& text, const std::vector<Reprint>& reprints) {
    if (reprints.empty()) return;
    text += "\nReprints of what was there before:\n\n";
    for (const Reprint& reprint : reprints) {
        const Article& article = reprint.hit.article;
        text += fmt::format("- {}{}{}, first {}", headline_of(article), kSeparator,
                            printed_in(article), printed_in(reprint.original));
        if (!reprint.hit.duplicates.empty()) text += "  \n  " + duplicates_of(reprint.hit);
        text += '\n';
    }
}

std::string told_error(const Error& error) {
    std::string text = escape_markdown(error.message);
    if (!error.hint.empty()) text += fmt::format(" ({})", escape_markdown(error.hint));
    return text;
}

void add_query(std::string& text, const QueryDigest& query) {
    if (query.failure) {
        text += fmt::format("\n## {}\n\nNot answered: {}\n", escape_markdown(query.name),
                            told_error(*query.failure));
        return;
    }
    if (query.count() == 0 && query.notices.empty()) return;
    text += fmt::format("\n## {} ({})\n\n{}\n", escape_markdown(query.name), query.count(),
                        escape_markdown(query.query));
    for (const std::string& notice : query.notices)
        text += fmt::format("\n*{}*\n", escape_markdown(notice));
    add_hits(text, query.added);
    if (!query.changed.empty()) text += "\nChanged:\n";
    add_hits(text, query.changed);
    add_reprints(text, query.reprints);
    if (query.left_out > 0) text += fmt::format("\n{} more\n", query.left_out);
}

std::string summary(const Digest& digest) {
    if (digest.number == 1) {
        return fmt::format(
            "This is the first digest: what the index holds so far counts as told. The next one "
            "tells what is new.\n");
    }
    const auto answered = std::count_if(digest.queries.begin(), digest.queries.end(),
                                        [](const QueryDigest& query) { return query.count() > 0; });
    std::string text = fmt::format("{} for {} of {}. New in the index: {}, changed: {}.\n",
                                   articles(digest.count()), answered,
                                   counted(digest.queries.size(), "saved query", "saved queries"),
                                   digest.articles_added, digest.articles_changed);
    if (digest.changes_are_untold) {
        text +=
            "\nThe index was made anew by another version of Nachlese: which articles have "
            "changed is not told this time.\n";
    }
    return text;
}

// A list item or a heading's line begins with digits and a full stop or a bracket.
std::size_t ordinal_digits(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits]))
        ++digits;
    const bool is_ordinal =
        digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    return is_ordinal ? digits : std::string_view::npos;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
    const std::string line = printable(text);
    const std::size_t ordinal = ordinal_digits(line);
    std::string escaped;
    for (std::size_t place = 0; place < line.size(); ++place) {
        const char c = line[place];
        const bool is_mark = kMarks.find(c) != std::string_view::npos ||
                             (place == 0 && kBlockMarks.find(c) != std::string_view::npos) ||
                             place == ordinal;
        if (is_mark) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string to_markdown(const Digest& digest) {
    std::string text =
        fmt::format("# What is new, {}\n\n{}", to_german(digest.made_at), summary(digest));
    for (const Error& fault : digest.faults)
        text += fmt::format("\n**Not understood:** {}\n", told_error(fault));
    for (const QueryDigest& query : digest.queries)
        add_query(text, query);
    return text;
}

void write_digest_markdown(const Digest& digest, std::ostream& out) {
    out << to_markdown(digest);
}

}  // namespace nachlese
