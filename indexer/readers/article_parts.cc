#include "indexer/readers/article_parts.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/dateline.h"
#include "schema/utf8.h"

namespace nachlese {

void add_once(std::vector<std::string>& list, std::string text) {
    constexpr std::size_t kMostEntries = 1000;
    if (text.empty() || list.size() >= kMostEntries ||
        std::find(list.begin(), list.end(), text) != list.end()) {
        return;
    }
    list.push_back(std::move(text));
}

void add_authors(std::vector<std::string>& authors, std::string_view by_line) {
    constexpr std::string_view kGermanBy = "Von ";
    constexpr std::string_view kEnglishBy = "By ";
    if (by_line.starts_with(kGermanBy)) {
        for (std::string& name : dump::names_in(by_line))
            add_once(authors, std::move(name));
        return;
    }
    if (by_line.starts_with(kEnglishBy)) by_line.remove_prefix(kEnglishBy.size());
    add_once(authors, std::string(trim(by_line)));
}

void open_with_dateline(Article& article, std::string_view dateline, const ReadContext& context) {
    dateline = trim(dateline);
    if (article.body.empty() || dateline.empty()) return;
    std::string& first = article.body.front().text;
    if (!first.starts_with(dateline)) first = fmt::format("{} {}", dateline, first);
    const auto found = dump::dateline_of(article, context.now, context.zone);
    if (!found) return;
    if (article.place.empty()) article.place = found->place;
    if (article.source.empty()) article.source = found->agency;
}

void set_stated_date(Article& article, const std::optional<DateTime>& when,
                     const ReadContext& context) {
    if (!when) return;
    const bool in_future =
        to_unix_seconds(*when, context.zone) > to_unix_seconds(context.now, context.zone);
    article.date = ArticleDate{*when, DateOrigin::Metadata, in_future};
}

bool holds_text(const Article& article) {
    return !article.body.empty() || !article.headline.empty() || !article.teaser.empty();
}

std::string member_path(const ReadContext& context, std::string_view name, std::size_t number) {
    constexpr std::size_t kLongestName = 200;
    const std::string shown = collapse_whitespace(truncate(name, kLongestName));
    return shown.empty() ? fmt::format("{}#{}", context.path, number)
                         : fmt::format("{}#{}", context.path, shown);
}

}  // namespace nachlese
