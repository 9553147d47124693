#include "query/compiler.h"

#include <utility>

#include <fmt/format.h>

#include "query/expanded_query.h"
#include "query/language/parser.h"
#include "query/leaf_expansion.h"
#include "query/publication.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

using Xapian::Query;

// What a part of the query does to the result.
enum class Role {
    Nothing,  // holds no word
    Scores,
    Filters,  // restricts without adding to the score, whatever --match says
    Excludes,
};

struct Part {
    Role role = Role::Nothing;
    Query query;
    // False: `query` is a bound; it may find more than is meant, where it excludes less.
    bool exact = true;
};

bool is_plain_word(const QueryNode& leaf) {
    return visit_node(
        leaf, [](const Word& word) { return !word.exact; },
        [](const auto& /*other*/) { return false; });
}

Query combine(Query::op op, const std::vector<Query>& queries) {
    return {op, queries.begin(), queries.end()};
}

class Compiler {
  public:
    Compiler(WordExpander& expander, const CompilerSettings& settings)
        : expander_(expander), settings_(settings) {}

    Result<CompiledQuery> compile(const QueryNode& node) {
        const Part part = compile_node(node, nullptr);
        if (word_count_ > kMaxQueryWords) {
            return fail(ErrorCode::BadQuery,
                        fmt::format("the query holds more than {} words", kMaxQueryWords),
                        "ask for less at a time");
        }
        if (part.role == Role::Nothing) {
            return fail(ErrorCode::BadQuery, "the query holds no word to search for",
                        "write at least one word or number");
        }
        result_.query = supported(standing_alone(part));
        if (!asks_for_status_) result_.query = without(result_.query, settings_.unpublished);
        result_.needs_matcher = !part.exact;
        return std::move(result_);
    }

  private:
    // `field` is null outside a FieldScope.
    Part compile_node(const QueryNode& node, const Field* field) {
        Part part = compile_content(node, field);
        if (settings_.observe) {
            settings_.observe({node,
                               {field, is_negated(), settings_.match},
                               standing_alone(part),
                               !part.exact,
                               part.role != Role::Nothing});
        }
        return part;
    }

    Part compile_content(const QueryNode& node, const Field* field) {
        return visit_node(
            node, [&](const TextNode auto& /*text*/) { return compile_leaf(node, field); },
            [&](const DateRange& range) {
                return Part{Role::Filters, date_query(range, settings_.years())};
            },
            [&](const FieldScope& scope) {
                if (scope.field == FieldId::Status && !is_negated()) asks_for_status_ = true;
                return compile_node(*scope.operand, &nachlese::field(scope.field));
            },
            [&](const Near& near) { return compile_near(near, field); },
            [&](const Boost& boost) { return compile_boost(boost, field); },
            [&](const Not& negation) { return compile_not(*negation.operand, field); },
            [&](const And& list) { return compile_all(list, Query::OP_AND, field); },
            [&](const Or& list) { return compile_or(list, field); },
            [&](const Juxtaposition& list) {
                const bool all = settings_.match == MatchMode::All;
                return compile_all(list, all ? Query::OP_AND : Query::OP_OR, field);
            });
    }

    // A word, or several one after another: a phrase, or a word that the analyser splits.
    Part compile_leaf(const QueryNode& leaf, const Field* field) {
        if (const auto value = whole_value(leaf, field)) {
            return {Role::Filters, Query(value_term(*field, *value))};
        }
        auto expansion = expand_leaf(leaf, {field, is_negated(), settings_.match}, expander_);
        if (!expansion) return {};
        if (!expansion->notice.empty()) result_.notices.push_back(expansion->notice);
        if (expansion->alternatives.empty()) return {};
        if (!count_words(*expansion)) return {};
        const ExpandedQuery found = expanded_query(*expansion, query_use(field));
        if (!is_negated()) {
            // Below a double negation it only filters.
            if (negations_ == 0 && field == nullptr && is_plain_word(leaf)) {
                add_plain_words(*expansion);
            }
            result_.terms.add(*expansion);
            result_.expansions.push_back(std::move(*expansion));
        }
        return found_in(field, found);
    }

    Part compile_near(const Near& near, const Field* field) {
        const Proximity proximity =
            expand_near(near, {field, is_negated(), settings_.match}, expander_);
        result_.notices.insert(result_.notices.end(), proximity.notices.begin(),
                               proximity.notices.end());
        if (proximity.operands.empty()) return {};
        if (!is_negated()) result_.terms.add(proximity);
        for (const std::vector<Expansion>& operand : proximity.operands) {
            for (const Expansion& expansion : operand) {
                if (!count_words(expansion)) return {};
                if (!is_negated()) result_.expansions.push_back(expansion);
            }
        }
        return found_in(field, proximity_query(proximity, query_use(field)));
    }

    [[nodiscard]] ExpandedQueryUse query_use(const Field* field) const {
        return {field, negations_ == 0, expander_.settings().has_word_order};
    }

    static Part found_in(const Field* field, const ExpandedQuery& found) {
        const bool scores = field == nullptr || field->kind == FieldKind::Text;
        return {scores ? Role::Scores : Role::Filters, found.query, !found.is_bound};
    }

    void add_plain_words(const Expansion& expansion) {
        for (const Alternative& alternative : expansion.alternatives) {
            if (alternative.kind != AlternativeKind::Itself) continue;
            for (const Readings& readings : alternative.words)
                plain_words_.push_back(readings.front());
        }
    }

    // At the top, since AND_MAYBE must not stand below AND_NOT (expanded_query.cc).
    Query supported(Query query) {
        const ExpansionSettings& settings = expander_.settings();
        if (!settings.occurs) return query;
        result_.support = supporting_words(plain_words_, settings.switches, expander_.analyser(),
                                           settings.occurs);
        if (result_.support.empty()) return query;
        std::vector<Query> words;
        for (const SupportingWord& word : result_.support) {
            words.emplace_back(Query::OP_SCALE_WEIGHT, Query(stem_term(word.stem)),
                               support_row(word.kind).weight);
        }
        return {Query::OP_AND_MAYBE, query, combine(Query::OP_OR, words)};
    }

    // False beyond the bound.
    bool count_words(const Expansion& expansion) {
        word_count_ += expansion.word_count;
        return word_count_ <= kMaxQueryWords;
    }

    Part compile_boost(const Boost& boost, const Field* field) {
        Part part = compile_node(*boost.operand, field);
        if (part.role == Role::Scores) {
            part.query = Query(Query::OP_SCALE_WEIGHT, part.query, boost.factor);
        }
        return part;
    }

    [[nodiscard]] bool is_negated() const { return negations_ % 2 != 0; }

    Part compile_not(const QueryNode& operand, const Field* field) {
        ++negations_;
        Part part = compile_node(operand, field);
        --negations_;
        if (part.role == Role::Nothing) return part;
        const Role role = part.role == Role::Excludes ? Role::Filters : Role::Excludes;
        if (part.exact) return {role, part.query};
        // A negated upper bound is no lower one, nor the reverse: what cannot be decided by terms
        // must neither be excluded nor missed by them.
        return {role, role == Role::Filters ? Query::MatchAll : Query::MatchNothing, false};
    }

    // Operands that score are joined by `op`; those that filter or exclude always apply.
    Part compile_all(const OperandList& list, Query::op op, const Field* field) {
        std::vector<Query> scoring;
        std::vector<Query> filtering;
        std::vector<Query> excluding;
        bool exact = true;
        for (const QueryNode& operand : list.operands) {
            const Part part = compile_node(operand, field);
            exact = exact && part.exact;
            switch (part.role) {
                case Role::Nothing:
                    break;
                case Role::Scores:
                    scoring.push_back(part.query);
                    break;
                case Role::Filters:
                    filtering.push_back(part.query);
                    break;
                case Role::Excludes:
                    excluding.push_back(part.query);
                    break;
            }
        }
        if (scoring.empty() && filtering.empty()) {
            if (excluding.empty()) return {};
            return {Role::Excludes, combine(Query::OP_OR, excluding), exact};
        }
        if (scoring.empty()) {
            Query query = combine(Query::OP_AND, filtering);
            return {Role::Filters, leaving_out(std::move(query), excluding), exact};
        }
        Query query = combine(op, scoring);
        if (!filtering.empty()) {
            query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, filtering));
        }
        return {Role::Scores, leaving_out(std::move(query), excluding), exact};
    }

    static Query leaving_out(Query query, const std::vector<Query>& excluding) {
        if (excluding.empty()) return query;
        return {Query::OP_AND_NOT, query, combine(Query::OP_OR, excluding)};
    }

    Part compile_or(const OperandList& list, const Field* field) {
        std::vector<Query> queries;
        bool exact = true;
        bool scores = false;
        for (const QueryNode& operand : list.operands) {
            const Part part = compile_node(operand, field);
            if (part.role == Role::Nothing) continue;
            exact = exact && part.exact;
            scores = scores || part.role == Role::Scores;
            queries.push_back(standing_alone(part));
        }
        if (queries.empty()) return {};
        return {scores ? Role::Scores : Role::Filters, combine(Query::OP_OR, queries), exact};
    }

    static Query standing_alone(const Part& part) {
        switch (part.role) {
            case Role::Nothing:
                return Query::MatchNothing;
            case Role::Scores:
                return part.query;
            case Role::Filters:
                return {Query::OP_SCALE_WEIGHT, part.query, 0.0};
            case Role::Excludes:
                return {Query::OP_AND_NOT, Query::MatchAll, part.query};
        }
        return part.query;
    }

    WordExpander& expander_;
    const CompilerSettings& settings_;
    CompiledQuery result_;
    bool asks_for_status_ = false;
    int negations_ = 0;           // above the node that is being compiled
    std::size_t word_count_ = 0;  // as the analyser cuts them
    std::vector<SoughtWord> plain_words_;
};

}  // namespace

Result<CompiledQuery> compile(const QueryNode& query, WordExpander& expander,
                              const CompilerSettings& settings) {
    return Compiler(expander, settings).compile(query);
}

}  // namespace nachlese
