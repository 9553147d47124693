#include "indexer/readers/html/parts.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "indexer/readers/html/json_ld.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kFewestBytes = 400;  // of running text in a part
constexpr std::size_t kFewestParts = 2;
constexpr std::size_t kMostParts = 256;

bool claims_an_article(const Claims& claims) {
    const auto types = claims.of(Subject::Type);
    return std::any_of(types.begin(), types.end(), [](std::string_view type) {
        return type == "article" || is_article_type(type);
    });
}

std::size_t own_prose(const Page& page) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const bool own = page.blocks[i].prose && !is_outside(page.labels[i]);
        bytes += own ? page.blocks[i].text.size() : 0;
    }
    return bytes;
}

// Not within another, which would be the article, with its comments in it.
std::vector<NodeId> outermost_articles(const Document& document) {
    std::vector<NodeId> articles;
    for (NodeId node = 0; node < document.size() && articles.size() < kMostParts;) {
        const bool article = document.tag(node) == Tag::Article;
        if (article) articles.push_back(node);
        node = article ? document.end(node) : node + 1;
    }
    return articles;
}

}  // namespace

std::string heading_of(const Page& part) {
    const auto found = std::find_if(part.blocks.begin(), part.blocks.end(),
                                    [](const Block& block) { return block.heading > 0; });
    return found == part.blocks.end() ? std::string{} : found->text;
}

std::vector<NodeId> find_parts(const Page& page, const Claims& claims) {
    if (claims_an_article(claims)) return {};
    std::vector<NodeId> parts;
    std::size_t bytes = 0;
    for (const NodeId node : outermost_articles(page.document)) {
        const Page part(page, node);
        const std::size_t prose = own_prose(part);
        if (prose < kFewestBytes || heading_of(part).empty()) continue;
        const bool beside =
            parts.empty() || page.document.parent(node) == page.document.parent(parts.front());
        if (!beside) return {};
        parts.push_back(node);
        bytes += prose;
    }
    const bool most_of_the_page = bytes * 2 > own_prose(page);
    if (parts.size() < kFewestParts || !most_of_the_page) return {};
    return parts;
}

}  // namespace nachlese::html
