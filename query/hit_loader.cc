#include "query/hit_loader.h"

#include "query/concordance.h"
#include "query/duplicates.h"
#include "query/snippet.h"
#include "schema/archive_root.h"
#include "schema/fields.h"
#include "schema/sort_key.h"
#include "schema/stored_article.h"

namespace nachlese {

Hit HitLoader::load(std::uint64_t rank, const RankedDocument& found) const {
    if (request_.ids_alone) {
        if (auto id = id_in(found.sort_key)) {
            Hit hit;
            hit.rank = rank;
            hit.score = found.score;
            hit.article.id = std::move(*id);
            return hit;
        }
    }
    const Xapian::Document document = database_.get_document(found.id, Xapian::DOC_ASSUME_VALID);
    return load(rank, found.score, document, article_of(database_, document));
}

Hit HitLoader::load(std::uint64_t rank, double score, const Xapian::Document& document,
                    Article article) const {
    Hit hit;
    hit.rank = rank;
    hit.score = score;
    hit.article = std::move(article);
    // The day of an article that was indexed early may have come since.
    if (hit.article.date && request_.now) {
        hit.article.date->in_future = request_.now->is_before(hit.article.date->when);
    }
    if (request_.among) hit.cluster = cluster_of(document);
    if (request_.with_archive_root) {
        const std::string key = document.get_value(slot_number(ValueSlot::SortKey));
        hit.archive_root = root_path(database_, std::string(root_key_in(key)));
    }
    if (request_.snippet_length > 0) {
        hit.headline_highlights = find_matches(hit.article.headline, terms_, analyser_);
        hit.snippet = make_snippet(hit.article, terms_, analyser_, request_.snippet_length);
    }
    if (request_.context_columns > 0) {
        hit.occurrences = concordance(hit.article, terms_, analyser_, request_.context_columns);
    }
    return hit;
}

}  // namespace nachlese
