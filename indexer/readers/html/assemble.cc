#include "indexer/readers/html/assemble.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include <tl/expected.hpp>

#include "indexer/readers/dump/dateline.h"
#include "indexer/readers/dump/dates.h"
#include "indexer/readers/html/alike.h"
#include "indexer/readers/html/body.h"
#include "indexer/readers/html/dating.h"
#include "indexer/readers/html/details.h"
#include "indexer/readers/html/headline.h"
#include "indexer/readers/html/json_ld.h"
#include "indexer/readers/html/meta.h"
#include "indexer/readers/html/no_article.h"
#include "indexer/readers/html/parts.h"
#include "indexer/readers/html/teaser.h"

namespace nachlese::html {

namespace {

// Its first headings, and what <meta> and <title> say.
std::vector<std::string> shown_headlines(const Page& page, const Claims& claims) {
    constexpr std::size_t kMostHeadings = 16;
    std::vector<std::string> headlines;
    for (const std::string_view claimed : claims.of(Subject::Headline)) {
        if (headlines.size() < kMostHeadings) headlines.emplace_back(claimed);
    }
    const std::size_t most = headlines.size() + kMostHeadings;
    for (const Block& block : page.blocks) {
        const bool high = block.heading == 1 || block.heading == 2;
        if (high && headlines.size() < most) headlines.push_back(block.text);
    }
    return headlines;
}

Claims claims_of(const Page& page) {
    Claims claims;
    add_meta(page.document, claims);
    add_microdata(page.document, claims);
    add_json_ld(page.document, shown_headlines(page, claims), claims);
    return claims;
}

void take_blocks(const Page& page, const Body& body, const Masthead& masthead, Article& article) {
    std::unordered_set<std::string_view> captions;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        if (masthead.block == i) continue;
        const std::string& text = page.blocks[i].text;
        switch (body.verdicts[i].role) {
            case Role::Text:
                article.body.push_back({ParagraphKind::Text, text});
                break;
            case Role::Subheading:
                article.body.push_back({ParagraphKind::Subheading, text});
                break;
            case Role::Teaser:
                if (!article.teaser.empty()) article.teaser += ' ';
                article.teaser += text;
                break;
            case Role::Caption:
                if (captions.insert(text).second) article.captions.push_back(text);
                break;
            case Role::Outside:
            case Role::Furniture:
                break;
        }
    }
}

// A text that is only loaded into the page, or behind a wall, may still be in its metadata.
void take_claimed_text(const Claims& claims, Article& article) {
    constexpr std::size_t kFewestBytes = 400;
    const std::string_view claimed = claims.best(Subject::Text);
    if (claimed.size() < kFewestBytes || body_text(article).size() * 4 > claimed.size()) return;
    article.body = {{ParagraphKind::Text, std::string(claimed)}};
}

void take_dateline(const ReadContext& context, Article& article) {
    const auto dateline = dump::dateline_of(article, dump::reading_day(context), context.zone);
    if (!dateline) return;
    article.place = dateline->place;
    if (!dateline->agency.empty()) article.source = dateline->agency;
}

// What the metadata of a page say of the parts of it too.
Claims claims_of_part(const Page& part, const Claims& whole) {
    Claims claims;
    for (const Claim& claim : whole.all()) {
        const bool shared = claim.subject == Subject::Publisher ||
                            claim.subject == Subject::Section || claim.subject == Subject::Url;
        if (shared) claims.add(claim.subject, claim.origin, claim.text);
    }
    claims.add(Subject::Headline, Origin::Markup, heading_of(part));
    return claims;
}

Article assemble(const Page& page, const Body& body, const Masthead& masthead, const Claims& claims,
                 const ReadContext& context) {
    Article article;
    article.id = context.path;
    article.path = context.path;
    article.headline = masthead.headline;
    article.kicker = masthead.kicker;
    take_blocks(page, body, masthead, article);
    take_claimed_text(claims, article);
    article.tags = find_tags(page, body, claims);
    article.authors = find_authors(page, claims);
    article.date = find_date(page, body, masthead, claims, context);
    article.version_created = find_last_change(claims, context);
    article.is_paywalled = is_paywalled(claims);
    article.source = find_publisher(claims);
    article.section = find_section(claims);
    article.url = find_url(claims);
    take_dateline(context, article);
    return article;
}

// The article of a page, or of a part of one; the reason where there is none.
tl::expected<Article, std::string_view> read_article(const Page& page, const Claims& claims,
                                                     const ReadContext& context) {
    Body body = find_body(page);
    const Masthead masthead = find_masthead(page, body, claims);
    settle_teaser(page, claims, masthead, body);
    if (const auto reason = why_no_article(page, body, masthead, claims)) {
        return tl::unexpected(*reason);
    }
    return assemble(page, body, masthead, claims, context);
}

std::vector<Article> read_parts(const Page& page, const std::vector<NodeId>& parts,
                                const Claims& claims, const ReadContext& context) {
    std::vector<Article> articles;
    for (const NodeId node : parts) {
        const Page part(page, node);
        auto article = read_article(part, claims_of_part(part, claims), context);
        if (!article) continue;
        article->path += '#' + std::to_string(articles.size() + 1);
        article->id = article->path;
        articles.push_back(std::move(*article));
    }
    return articles;
}

}  // namespace

PageReading read_page(std::string_view text, const ReadContext& context) {
    const Document document = parse_html(text);
    const Page page(document);
    const Claims claims = claims_of(page);
    PageReading reading;
    reading.is_cut = document.is_cut();
    reading.articles = read_parts(page, find_parts(page, claims), claims, context);
    if (!reading.articles.empty()) return reading;
    auto article = read_article(page, claims, context);
    if (article) {
        reading.articles.push_back(std::move(*article));
    } else {
        reading.refusal = article.error();
    }
    return reading;
}

}  // namespace nachlese::html
