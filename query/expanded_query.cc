#include "query/expanded_query.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "query/ranking.h"
#include "query/word_order.h"
#include "query/word_order_source.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

using Xapian::Query;

bool is_body(const Field* field) {
    return field != nullptr && field->id == FieldId::Body;
}

std::string stem_of(const SoughtWord& word, const Field* field) {
    return stem_term_in(field, word.stem);
}

std::string surface_of(const SoughtWord& word, const Field* field) {
    return surface_term_in(field, word.surface);
}

std::string part_of(const SoughtWord& word, const Field* field) {
    return part_term_in(field, word.stem);
}

// Which term stands for a word.
using TermOf = std::string (*)(const SoughtWord&, const Field*);

Query combine(Query::op op, const std::vector<Query>& queries) {
    if (queries.size() == 1) return queries.front();
    return {op, queries.begin(), queries.end()};
}

Query term_query(const std::string& term, const Field* field) {
    if (!is_body(field)) return Query(term);
    return {Query::OP_AND_NOT, Query(term), Query(not_in_body(term))};
}

Query any_reading(const Readings& readings, TermOf term_of, const Field* field,
                  Query::op op = Query::OP_OR) {
    std::vector<Query> queries;
    for (const SoughtWord& word : readings)
        queries.push_back(term_query(term_of(word, field), field));
    return combine(op, queries);
}

// Terms of all the words, anywhere.
Query all_words(const std::vector<Readings>& words, TermOf term_of, const Field* field) {
    std::vector<Query> queries;
    queries.reserve(words.size());
    for (const Readings& readings : words)
        queries.push_back(any_reading(readings, term_of, field));
    return combine(Query::OP_AND, queries);
}

// Of what `candidates` finds, the articles where the words stand in order. Scores stay as they are.
template <typename Words>
ExpandedQuery in_order(const Query& candidates, const Words& words, const ExpandedQueryUse& use) {
    if (!use.has_word_order) return {candidates, true};
    auto* const source = new WordOrderSource(std::make_shared<WordOrder>(words, use.field));
    return {{Query::OP_FILTER, candidates, Query(source->release())}, false};
}

Query single_word(const Alternative& alternative, const Field* field, bool may_score) {
    const Readings& readings = alternative.words.front();
    // Many written forms score as if they were one word: else the rarest of them would decide.
    if (alternative.by_surface) return any_reading(readings, &surface_of, field, Query::OP_SYNONYM);
    Query surface = any_reading(readings, &surface_of, field);
    Query stem = any_reading(readings, &stem_of, field);
    // Below AND_NOT, AND_MAYBE must not stand: libxapian 1.4.22 finds other articles there from run
    // to run, and valgrind shows it reading what was never set.
    if (!may_score || alternative.kind != AlternativeKind::Itself) return stem;
    // The very form that was typed counts more than its inflections.
    const Query bonus(Query::OP_SCALE_WEIGHT, surface, kExactFormWeight);
    return {Query::OP_AND_MAYBE, stem, bonus};
}

ExpandedQuery words_together(const Alternative& alternative, const ExpandedQueryUse& use) {
    const Query words = all_words(alternative.words, &stem_of, use.field);
    ExpandedQuery together = in_order(words, alternative, use);
    if (!alternative.by_surface) return together;
    const Query written = all_words(alternative.words, &surface_of, use.field);
    return {Query(Query::OP_FILTER, together.query, written), true};
}

ExpandedQuery alternative_query(const Alternative& alternative, const ExpandedQueryUse& use) {
    switch (alternative.arrangement) {
        case Arrangement::Word:
            return {single_word(alternative, use.field, use.may_score), false};
        case Arrangement::PartOfCompound:
            return {any_reading(alternative.words.front(), &part_of, use.field), false};
        case Arrangement::Phrase:
        case Arrangement::Near:
            return words_together(alternative, use);
    }
    return {};
}

bool has_surfaces(const std::vector<Expansion>& operand) {
    return std::any_of(operand.begin(), operand.end(), [](const Expansion& expansion) {
        return std::any_of(expansion.alternatives.begin(), expansion.alternatives.end(),
                           [](const Alternative& words) { return words.by_surface; });
    });
}

// With which an operand of a Near begins: terms that score.
Query beginnings(const std::vector<Expansion>& operand, const Field* field) {
    std::set<std::string> terms;
    for (const Expansion& expansion : operand) {
        for (const Alternative& alternative : expansion.alternatives) {
            for (const SoughtWord& word : alternative.words.front())
                terms.insert(stem_of(word, field));
        }
    }
    if (terms.empty()) return Query::MatchNothing;
    return combine(Query::OP_OR, {terms.begin(), terms.end()});
}

Query anywhere(const std::vector<Expansion>& operand, const ExpandedQueryUse& use) {
    const ExpandedQueryUse unscored{use.field, false, use.has_word_order};
    std::vector<Query> queries;
    queries.reserve(operand.size());
    for (const Expansion& expansion : operand)
        queries.push_back(expanded_query(expansion, unscored).query);
    return combine(Query::OP_OR, queries);
}

}  // namespace

ExpandedQuery proximity_query(const Proximity& proximity, const ExpandedQueryUse& use) {
    std::vector<Query> stems;
    std::vector<Query> everything;
    bool has_surface = false;
    for (const std::vector<Expansion>& operand : proximity.operands) {
        stems.push_back(beginnings(operand, use.field));
        everything.push_back(anywhere(operand, use));
        has_surface = has_surface || has_surfaces(operand);
    }
    // One surface may have several stems, by the case of its letters.
    if (has_surface) return {combine(Query::OP_AND, everything), true};
    return in_order(combine(Query::OP_AND, stems), proximity, use);
}

ExpandedQuery expanded_query(const Expansion& expansion, const ExpandedQueryUse& use) {
    std::vector<Query> queries;
    bool is_bound = false;
    for (const Alternative& alternative : expansion.alternatives) {
        const ExpandedQuery found = alternative_query(alternative, use);
        is_bound = is_bound || found.is_bound;
        queries.push_back(alternative.weight == 1.0
                              ? found.query
                              : Query(Query::OP_SCALE_WEIGHT, found.query, alternative.weight));
    }
    return {combine(Query::OP_OR, queries), is_bound};
}

}  // namespace nachlese
