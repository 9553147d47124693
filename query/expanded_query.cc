#include "query/expanded_query.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/ranking.h"
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

// Xapian takes terms and ORs of terms alone there.
Query positional(Query::op op, const std::vector<Readings>& words, std::size_t window,
                 const Field* field) {
    std::vector<Query> queries;
    for (const Readings& readings : words) {
        std::vector<Query> terms;
        for (const SoughtWord& word : readings)
            terms.emplace_back(stem_of(word, field));
        queries.push_back(combine(Query::OP_OR, terms));
    }
    return {op, queries.begin(), queries.end(), static_cast<Xapian::termcount>(window)};
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

ExpandedQuery phrase(const Alternative& alternative, const Field* field) {
    const std::vector<Readings>& words = alternative.words;
    const bool exact = alternative.by_surface;
    const Query in_order = positional(Query::OP_PHRASE, words, words.size(), field);
    if (!exact && !is_body(field)) return {in_order, false};
    std::vector<Query> filters;
    filters.reserve(words.size());
    for (const Readings& readings : words)
        filters.push_back(any_reading(readings, exact ? &surface_of : &stem_of, field));
    return {Query(Query::OP_FILTER, in_order, combine(Query::OP_AND, filters)), true};
}

ExpandedQuery alternative_query(const Alternative& alternative, const Field* field,
                                bool may_score) {
    switch (alternative.arrangement) {
        case Arrangement::Word:
            return {single_word(alternative, field, may_score), false};
        case Arrangement::PartOfCompound:
            return {any_reading(alternative.words.front(), &part_of, field), false};
        case Arrangement::Phrase:
            return phrase(alternative, field);
        case Arrangement::Near:
            return {positional(Query::OP_NEAR, alternative.words, kNearWindow, field), false};
    }
    return {};
}

// Of all phrases and words that an operand of a Near may be.
class NearOperand {
  public:
    NearOperand(const std::vector<Expansion>& expansions, const Field* field)
        : expansions_(expansions), field_(field) {
        for (const Expansion& expansion : expansions) {
            for (const Alternative& alternative : expansion.alternatives)
                add(alternative);
        }
    }

    // Terms at whose positions it may begin.
    [[nodiscard]] const std::set<std::string>& beginnings() const { return beginnings_; }
    [[nodiscard]] std::size_t longest() const { return longest_; }
    // Positions of stems do not tell whether it is there.
    [[nodiscard]] bool is_bound() const { return is_bound_ || is_body(field_); }

    [[nodiscard]] Query anywhere() const {
        std::vector<Query> queries;
        for (const Expansion& expansion : expansions_)
            queries.push_back(expanded_query(expansion, field_, false).query);
        return combine(Query::OP_OR, queries);
    }

  private:
    void add(const Alternative& alternative) {
        longest_ = std::max(longest_, alternative.words.size());
        is_bound_ = is_bound_ || alternative.by_surface || alternative.words.size() > 1;
        for (const SoughtWord& word : alternative.words.front())
            beginnings_.insert(stem_of(word, field_));
    }

    const std::vector<Expansion>& expansions_;
    const Field* field_;
    std::set<std::string> beginnings_;
    std::size_t longest_ = 1;
    bool is_bound_ = false;
};

// Xapian's NEAR wants different terms for different operands.
bool share_beginnings(const std::vector<NearOperand>& operands) {
    std::set<std::string_view> all;
    std::size_t count = 0;
    for (const NearOperand& operand : operands) {
        all.insert(operand.beginnings().begin(), operand.beginnings().end());
        count += operand.beginnings().size();
    }
    return all.size() != count;
}

Query near_beginnings(const std::vector<NearOperand>& operands, std::size_t distance) {
    std::size_t longest = 1;
    std::vector<Query> queries;
    for (const NearOperand& operand : operands) {
        const std::vector<Query> terms(operand.beginnings().begin(), operand.beginnings().end());
        if (terms.empty()) return Query::MatchNothing;
        queries.push_back(combine(Query::OP_OR, terms));
        longest = std::max(longest, operand.longest());
    }
    return {Query::OP_NEAR, queries.begin(), queries.end(),
            static_cast<Xapian::termcount>(distance + longest)};
}

}  // namespace

ExpandedQuery proximity_query(const Proximity& proximity, const Field* field) {
    std::vector<NearOperand> operands;
    for (const std::vector<Expansion>& expansions : proximity.operands)
        operands.emplace_back(expansions, field);
    const bool is_one = operands.size() == 1;
    const bool by_positions = !is_one && !share_beginnings(operands);
    std::vector<Query> filters;
    bool is_bound = !by_positions || proximity.same_sentence || proximity.distance > kParagraphGap;
    for (const NearOperand& operand : operands) {
        if (by_positions && !operand.is_bound()) continue;
        filters.push_back(operand.anywhere());
        is_bound = true;
    }
    if (!by_positions) return {combine(Query::OP_AND, filters), is_bound};
    const Query near = near_beginnings(operands, proximity.distance);
    if (filters.empty()) return {near, is_bound};
    return {Query(Query::OP_FILTER, near, combine(Query::OP_AND, filters)), is_bound};
}

ExpandedQuery expanded_query(const Expansion& expansion, const Field* field, bool may_score) {
    std::vector<Query> queries;
    bool is_bound = false;
    for (const Alternative& alternative : expansion.alternatives) {
        const ExpandedQuery found = alternative_query(alternative, field, may_score);
        is_bound = is_bound || found.is_bound;
        queries.push_back(alternative.weight == 1.0
                              ? found.query
                              : Query(Query::OP_SCALE_WEIGHT, found.query, alternative.weight));
    }
    return {combine(Query::OP_OR, queries), is_bound};
}

}  // namespace nachlese
