#include "query/writers/hit_json.h"

#include <string_view>

#include <nlohmann/json.hpp>

#include "schema/article_json.h"

namespace nachlese {

namespace {

using nlohmann::ordered_json;

ordered_json highlights_json(std::string_view text, const std::vector<TextRange>& ranges) {
    ordered_json list = ordered_json::array();
    for (const TextRange& range : ranges) {
        if (range.begin > range.end || range.end > text.size()) continue;
        list.push_back({{"start", range.begin},
                        {"end", range.end},
                        {"text", text.substr(range.begin, range.end - range.begin)}});
    }
    return list;
}

}  // namespace

ordered_json reference_json(const Article& article) {
    const ordered_json whole = to_json(article);
    ordered_json reference = ordered_json::object();
    for (const char* const key : {"id", "path", "headline", "date", "source", "url"}) {
        if (whole.contains(key)) reference[key] = whole[key];
    }
    return reference;
}

void add_hit(ordered_json& object, const Hit& hit) {
    object.update(to_json(hit.article));
    object["headline_highlights"] = highlights_json(hit.article.headline, hit.headline_highlights);
    object["snippet"] = hit.snippet.text;
    object["highlights"] = highlights_json(hit.snippet.text, hit.snippet.highlights);
    if (hit.duplicates.empty()) return;
    ordered_json duplicates = ordered_json::array();
    for (const Article& article : hit.duplicates)
        duplicates.push_back(reference_json(article));
    object["duplicates"] = std::move(duplicates);
}

}  // namespace nachlese
