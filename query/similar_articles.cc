#include "query/similar_articles.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "query/article_lookup.h"
#include "query/duplicates.h"
#include "query/enquiry.h"
#include "query/ranking.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

struct TellingStem {
    std::string stem;
    double share = 0.0;  // of the weight that BM25 gives a word at most, however frequent
    double weight = 0.0;
};

bool is_stem_of_any_field(std::string_view stem) {
    // Stems are folded; a capital is the prefix of a field.
    return !stem.empty() && (stem.front() < 'A' || stem.front() > 'Z');
}

std::vector<TellingStem> telling_stems(const Xapian::Database& database, Xapian::docid article) {
    const double count = database.get_doccount();
    const double length = database.get_doclength(article) / database.get_average_length();
    const double saturation = kBm25K1 * (1 - kBm25B + kBm25B * length);
    const std::string prefix = stem_term({});
    std::vector<TellingStem> stems;
    auto term = database.termlist_begin(article);
    for (term.skip_to(prefix); term != database.termlist_end(article); ++term) {
        const std::string name = *term;
        if (name.compare(0, prefix.size(), prefix) != 0) break;
        std::string stem = name.substr(prefix.size());
        const double articles = term.get_termfreq();
        if (!is_stem_of_any_field(stem) || articles < 2) continue;
        const double frequency = term.get_wdf();
        const double share = frequency / (frequency + saturation);
        stems.push_back({std::move(stem), share, frequency * std::log(count / articles)});
    }
    std::sort(stems.begin(), stems.end(), [](const TellingStem& one, const TellingStem& other) {
        return std::tie(other.weight, one.stem) < std::tie(one.weight, other.stem);
    });
    stems.resize(std::min(stems.size(), kMaxTellingStems));
    return stems;
}

Expansion as_expansion(const TellingStem& stem) {
    Alternative alternative;
    alternative.weight = stem.share;
    alternative.words = {{{stem.stem, stem.stem}}};
    Expansion expansion;
    expansion.text = stem.stem;
    expansion.alternatives = {std::move(alternative)};
    expansion.word_count = 1;
    return expansion;
}

// The article and its near-duplicates, by terms: they mean the same on every shard.
Xapian::Query known_ones(const Xapian::Document& article, const Xapian::Query& itself) {
    const std::string cluster = cluster_of(article);
    if (cluster.empty()) return itself;
    return {Xapian::Query::OP_OR, itself, Xapian::Query(cluster_term(cluster))};
}

// Of the article itself.
double score_of(const Xapian::Database& database, const Xapian::Query& words,
                const Xapian::Query& itself) {
    Xapian::Enquire enquire =
        make_enquire(database, {Xapian::Query::OP_FILTER, words, itself}, SortOrder::Relevance);
    return enquire.get_mset(0, 1).get_max_attained();
}

}  // namespace

Result<SimilarArticles> similar_articles(const Xapian::Database& database, const std::string& id) {
    const Xapian::docid article = find_article(database, id);
    if (article == 0) return tl::unexpected(no_such_article(id));
    SimilarArticles similar;
    std::vector<Xapian::Query> stems;
    for (const TellingStem& stem : telling_stems(database, article)) {
        similar.words.push_back(as_expansion(stem));
        stems.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(stem_term(stem.stem)),
                           stem.share);
    }
    const Xapian::Query words(Xapian::Query::OP_OR, stems.begin(), stems.end());
    const Xapian::Query itself(value_term(field(FieldId::Id), id));
    similar.query = {Xapian::Query::OP_AND_NOT, words,
                     known_ones(database.get_document(article), itself)};
    similar.least_score = kLeastSimilarity * score_of(database, words, itself);
    return similar;
}

}  // namespace nachlese
