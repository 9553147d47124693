#include "indexer/readers/mail/assemble.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/dateline.h"
#include "indexer/readers/feed_date.h"
#include "indexer/readers/html/assemble.h"
#include "indexer/readers/html/fragment.h"
#include "indexer/readers/mail/furniture.h"
#include "indexer/readers/mail/plain_text.h"
#include "schema/utf8.h"

namespace nachlese::mail {

namespace {

// That mail programs set before the subject of what is answered or forwarded.
constexpr std::array<std::string_view, 6> kSubjectPrefixes{
    "fwd:", "fw:", "wg:", "aw:", "re:", "wtr:"};

std::string headline_of(std::string_view subject) {
    while (true) {
        subject = trim(subject);
        // Of the very bytes: what is folded may be of another length.
        const auto* const prefix = std::find_if(
            kSubjectPrefixes.begin(), kSubjectPrefixes.end(), [&](std::string_view candidate) {
                return fold(subject.substr(0, candidate.size())) == candidate;
            });
        if (prefix == kSubjectPrefixes.end()) return std::string(subject);
        subject.remove_prefix(prefix->size());
    }
}

// A mailing list's own name, where the sender has none: "Bote am Morgen <morgen.bote.example>".
std::string source_of(const Message& message) {
    if (!message.from_name.empty() && message.from_name.find('@') == std::string::npos) {
        return message.from_name;
    }
    const std::string_view name =
        std::string_view(message.list_id).substr(0, message.list_id.find('<'));
    const std::size_t begin = name.find_first_not_of("\" ");
    if (begin == std::string_view::npos) return {};
    return std::string(name.substr(begin, name.find_last_not_of("\" ") + 1 - begin));
}

void add_keywords(std::string_view keywords, Article& article) {
    while (!keywords.empty()) {
        const std::size_t end = std::min(keywords.find_first_of(",;"), keywords.size());
        add_once(article.tags, collapse_whitespace(keywords.substr(0, end)));
        keywords.remove_prefix(std::min(end + 1, keywords.size()));
    }
}

Article with_header(const Message& message, const ReadContext& context, const std::string& path) {
    Article article;
    article.path = path;
    article.id = message.message_id.empty() ? path : message.message_id;
    article.headline = headline_of(message.subject);
    article.source = source_of(message);
    const std::size_t begin = message.archived_at.find_first_not_of('<');
    if (begin != std::string::npos) {
        const std::string_view archived_at(message.archived_at);
        article.url =
            trim(archived_at.substr(begin, archived_at.find_last_not_of('>') + 1 - begin));
    }
    add_keywords(message.keywords, article);
    set_stated_date(article, parse_mail_date(message.date, context.zone), context);
    return article;
}

std::size_t size_of(const std::vector<Paragraph>& paragraphs) {
    std::size_t size = 0;
    for (const Paragraph& paragraph : paragraphs)
        size += paragraph.text.size();
    return size;
}

// Whether a page is about what the mail is about: one that collects several things has a headline
// of its own, such as the newsletter's name, and its other headings are text too.
bool is_page_of(const Article& page, const std::string& subject) {
    return !page.headline.empty() && (subject.find(page.headline) != std::string::npos ||
                                      page.headline.find(subject) != std::string::npos);
}

// The text of a page, with its lead.
std::vector<Paragraph> text_of(Article page) {
    if (!page.teaser.empty()) {
        page.body.insert(page.body.begin(), {ParagraphKind::Text, std::move(page.teaser)});
    }
    return std::move(page.body);
}

// What the forms of one text give.
struct Reading {
    std::vector<Paragraph> paragraphs;
    std::vector<std::string> captions;
    std::vector<std::string> authors;
    std::vector<Article> parts;  // where a page is certainly several articles
};

Reading read_html(const TextPart& text, const std::string& subject, const ReadContext& context) {
    Reading reading;
    html::Fragment fragment = html::read_fragment(text.html);
    remove_furniture(fragment.paragraphs);
    html::PageReading page = html::read_page(text.html, context);
    if (page.articles.size() > 1) {
        reading.parts = std::move(page.articles);
        return reading;
    }
    const bool is_page = !page.articles.empty() && is_page_of(page.articles.front(), subject);
    if (!is_page) {
        reading.paragraphs = std::move(fragment.paragraphs);
        reading.captions = std::move(fragment.captions);
        return reading;
    }
    Article& article = page.articles.front();
    reading.captions = std::move(article.captions);
    reading.authors = std::move(article.authors);
    reading.paragraphs = text_of(std::move(article));
    remove_furniture(reading.paragraphs);
    return reading;
}

Reading read_text(const TextPart& text, const std::string& subject, const ReadContext& context) {
    Reading plain;
    plain.paragraphs = read_plain_text(text);
    remove_furniture(plain.paragraphs);
    if (text.html.empty()) return plain;
    Reading reading = read_html(text, subject, context);
    // HTML tells headings and captions from text, so plain text has to have much more.
    const bool is_poor = size_of(reading.paragraphs) * 3 < size_of(plain.paragraphs) * 2;
    return reading.parts.empty() && is_poor ? plain : reading;
}

// A first line that names authors and nothing else: "Von Ina Muster".
void take_by_line(Article& article) {
    constexpr std::size_t kLongest = 80;
    if (article.body.empty()) return;
    const std::string& first = article.body.front().text;
    if (!first.starts_with("Von ") || first.size() > kLongest || first.ends_with('.')) return;
    const std::vector<std::string> names = dump::names_in(first);
    if (names.empty()) return;
    for (const std::string& name : names)
        add_once(article.authors, name);
    article.body.erase(article.body.begin());
}

void take_opening(const ReadContext& context, Article& article) {
    if (!article.body.empty() && article.body.front().text == article.headline) {
        article.body.erase(article.body.begin());
    }
    take_by_line(article);
    if (const auto dateline = dump::dateline_of(article, context.now, context.zone)) {
        article.place = dateline->place;
    }
}

void hand_over_parts(std::vector<Article> parts, const Article& whole, const ReadSink& sink) {
    for (Article& part : parts) {
        part.source = whole.source;
        part.tags.insert(part.tags.end(), whole.tags.begin(), whole.tags.end());
        if (whole.date) part.date = whole.date;
        if (part.url.empty()) part.url = whole.url;
        sink.article(std::move(part));
    }
}

void hand_over(const Message& message, const ReadContext& context, const ReadSink& sink) {
    Article article = with_header(message, context, context.path);
    std::vector<Article> parts;
    for (const TextPart& text : message.texts) {
        Reading reading = read_text(text, article.headline, context);
        std::move(reading.paragraphs.begin(), reading.paragraphs.end(),
                  std::back_inserter(article.body));
        for (std::string& caption : reading.captions)
            add_once(article.captions, std::move(caption));
        for (std::string& author : reading.authors)
            add_once(article.authors, std::move(author));
        // Numbered within one page alone.
        if (parts.empty()) parts = std::move(reading.parts);
    }
    take_opening(context, article);
    hand_over_parts(std::move(parts), article, sink);
    if (!article.body.empty()) {
        sink.article(std::move(article));
    }
}

// Messages within messages are no deeper than mime.h has it.
void hand_over_nested(const Message& message, const ReadContext& context, const ReadSink& sink) {
    hand_over(message, context, sink);
    std::vector<std::string> taken;
    for (const Message& inner : message.forwarded) {
        ReadContext inner_context = context;
        inner_context.path = member_path(context, inner.message_id, taken.size() + 1);
        if (std::find(taken.begin(), taken.end(), inner_context.path) != taken.end()) {
            inner_context.path += fmt::format(" ({})", taken.size() + 1);
        }
        taken.push_back(inner_context.path);
        hand_over_nested(inner, inner_context, sink);
    }
}

}  // namespace

void hand_over_articles(const Message& message, const ReadContext& context, const ReadSink& sink) {
    std::size_t articles = 0;
    ReadSink counting = sink;
    counting.article = [&](Article&& article) {
        ++articles;
        sink.article(std::move(article));
    };
    hand_over_nested(message, context, counting);
    if (articles > 0) return;
    sink.no_article({context.path, message.attachments == 0
                                       ? std::string("a message without text")
                                       : fmt::format("a message without text; attachments: {}",
                                                     message.attachments)});
}

}  // namespace nachlese::mail
