#include "query/snippet.h"

#include <string>
#include <unordered_map>

#include "query/extract.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// A matched word, with its place in code points too: windows are measured as readers see them.
struct WordHit {
    TextRange range;
    std::size_t expansion;  // which word of the query's
    std::size_t first_code_point;
    std::size_t end_code_point;
};

std::vector<WordHit> find_hits(std::string_view text, const MatchTerms& terms, Analyser& analyser) {
    std::vector<WordHit> hits;
    if (terms.empty()) return hits;
    MatchFinder finder(terms, text);
    analyser.analyse(text, [&finder](const Token& token) { finder.take(token); });
    std::size_t counted_to = 0;
    std::size_t code_points = 0;
    for (const auto& [range, expansion] : finder.matches()) {
        const std::size_t first =
            code_points + count_code_points(text.substr(counted_to, range.begin - counted_to));
        const std::size_t end =
            first + count_code_points(text.substr(range.begin, range.end - range.begin));
        hits.push_back({range, expansion, first, end});
        counted_to = range.end;
        code_points = end;
    }
    return hits;
}

// A run of hits that fits into the snippet.
struct Window {
    std::size_t distinct = 0;
    std::size_t total = 0;
    TextRange range;

    [[nodiscard]] bool is_denser_than(const Window& other) const {
        return distinct != other.distinct ? distinct > other.distinct : total > other.total;
    }
};

Window densest_window(const std::vector<WordHit>& hits, std::size_t max_code_points) {
    Window best;
    std::unordered_map<std::size_t, std::size_t> counts;
    std::size_t first = 0;
    for (std::size_t last = 0; last < hits.size(); ++last) {
        ++counts[hits[last].expansion];
        while (first < last &&
               hits[last].end_code_point - hits[first].first_code_point > max_code_points) {
            const auto dropped = counts.find(hits[first++].expansion);
            if (--dropped->second == 0) counts.erase(dropped);
        }
        const Window window{
            counts.size(), last - first + 1, {hits[first].range.begin, hits[last].range.end}};
        if (window.is_denser_than(best)) best = window;
    }
    return best;
}

Snippet cut_snippet(std::string_view text, const TextRange& core, const std::vector<WordHit>& hits,
                    std::size_t max_code_points) {
    const TextRange extract = extract_around(text, core, max_code_points);
    Snippet snippet;
    snippet.text = text.substr(extract.begin, extract.end - extract.begin);
    snippet.cut_before = extract.begin > 0;
    snippet.cut_after = extract.end < text.size();
    for (const WordHit& hit : hits) {
        if (hit.range.begin < extract.begin || hit.range.end > extract.end) continue;
        snippet.highlights.push_back(
            {hit.range.begin - extract.begin, hit.range.end - extract.begin});
    }
    return snippet;
}

}  // namespace

std::vector<TextRange> find_matches(std::string_view text, const MatchTerms& terms,
                                    Analyser& analyser) {
    std::vector<TextRange> ranges;
    for (const WordHit& hit : find_hits(text, terms, analyser))
        ranges.push_back(hit.range);
    return ranges;
}

Snippet make_snippet(const Article& article, const MatchTerms& terms, Analyser& analyser,
                     std::size_t max_code_points) {
    const std::string body = body_text(article);
    std::vector<std::string_view> texts{article.teaser, body};
    texts.insert(texts.end(), article.captions.begin(), article.captions.end());

    std::string_view chosen = article.teaser.empty() ? std::string_view{body} : article.teaser;
    std::vector<WordHit> chosen_hits;
    Window densest;
    for (const std::string_view text : texts) {
        std::vector<WordHit> hits = find_hits(text, terms, analyser);
        const Window window = densest_window(hits, max_code_points);
        if (!window.is_denser_than(densest)) continue;
        densest = window;
        chosen = text;
        chosen_hits = std::move(hits);
    }
    return cut_snippet(chosen, densest.range, chosen_hits, max_code_points);
}

}  // namespace nachlese
