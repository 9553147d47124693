#include "query/article_explainer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/article_lookup.h"
#include "query/article_matcher.h"
#include "query/date_terms.h"
#include "query/duplicates.h"
#include "query/enquiry.h"
#include "query/evidence.h"
#include "query/request_compiler.h"
#include "schema/fields.h"
#include "schema/sort_key.h"
#include "schema/stored_article.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

bool holds_list(const QueryNode& node) {
    return std::holds_alternative<And>(node.content) || std::holds_alternative<Or>(node.content) ||
           std::holds_alternative<Juxtaposition>(node.content);
}

bool is_wrapper(const QueryNode& node) {
    return std::holds_alternative<FieldScope>(node.content) ||
           std::holds_alternative<Boost>(node.content) || std::holds_alternative<Not>(node.content);
}

// What is inside of fields, weights and negations.
const QueryNode& unwrapped(const QueryNode& node) {
    const QueryNode* inner = &node;
    while (is_wrapper(*inner))
        inner = &operands_of(*inner).front();
    return *inner;
}

class Explainer {
  public:
    Explainer(const Xapian::Database& database, const ExplainedSearch& search, Xapian::docid docid,
              WordExpander& expander)
        : database_(database),
          request_(search.request),
          compiled_(search.compiled),
          query_text_(search.query_text),
          document_(database.get_document(docid)),
          expander_(expander) {
        verdict_.article = article_of(database_, document_);
    }

    Result<ArticleVerdict> explain() {
        CompilerSettings settings = compiler_settings(request_, database_);
        settings.observe = [this](const CompiledPart& part) {
            parts_.emplace(&part.node, Part{part.use, outcome_of(part)});
        };
        const auto observed = compile(*request_.query, expander_, settings);
        if (!observed) return tl::unexpected(observed.error());
        verdict_.notices = compiled_.notices;
        verdict_.is_found = parts_.at(request_.query).outcome == ClauseOutcome::Met;
        if (verdict_.is_found && !is_met({*request_.query, {}, observed->query, false})) {
            verdict_.is_found = false;
            verdict_.notices.emplace_back(
                "It was withdrawn or withheld, or is under an embargo: --any-status shows it.");
        }
        add_clauses(*request_.query);
        if (verdict_.is_found) find_rank();
        return std::move(verdict_);
    }

  private:
    struct Part {
        LeafUse use;
        ClauseOutcome outcome;
    };
    // The best-ranked of its cluster.
    struct Leader {
        Xapian::Document document;
        std::uint64_t rank;
    };

    ClauseOutcome outcome_of(const CompiledPart& part) {
        if (!part.has_meaning) return ClauseOutcome::LeftOut;
        return is_met(part) ? ClauseOutcome::Met : ClauseOutcome::NotMet;
    }

    // By terms, and where these do not suffice by the text too: as the search itself does.
    bool is_met(const CompiledPart& part) {
        const std::string key = document_.get_value(slot_number(ValueSlot::SortKey));
        const Xapian::Query itself(unique_id_term(root_key_in(key), verdict_.article.id));
        Xapian::Enquire enquire(database_);
        enquire.set_query({Xapian::Query::OP_FILTER, part.query, itself});
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        if (enquire.get_mset(0, 1).empty()) return false;
        if (!part.needs_matcher) return true;
        return ArticleMatcher(part.node, expander_, part.use).matches(verdict_.article);
    }

    // Of a list that is the whole query, its operands stand for themselves.
    void add_clauses(const QueryNode& query) {
        if (!holds_list(query)) {
            add(query, 0);
        } else {
            for (const QueryNode& operand : operands_of(query))
                add(operand, 0);
        }
    }

    void add(const QueryNode& node, std::size_t depth) {
        const QueryNode& inner = unwrapped(node);
        const Part& part = parts_.at(&inner);
        ClauseVerdict clause;
        clause.depth = depth;
        clause.text = text_in(query_text_, node.range);
        clause.outcome = parts_.at(&node).outcome;
        clause.is_negated = part.use.is_negated;
        if (!holds_list(inner)) add_evidence(inner, part, clause);
        verdict_.clauses.push_back(std::move(clause));
        if (!holds_list(inner)) return;
        for (const QueryNode& operand : operands_of(inner))
            add(operand, depth + 1);
    }

    void add_evidence(const QueryNode& leaf, const Part& part, ClauseVerdict& clause) {
        if (++evidence_count_ > kMaxClausesWithEvidence) return;
        if (part.outcome == ClauseOutcome::LeftOut) {
            clause.reason = "holds no word and is left out";
        } else if (part.outcome == ClauseOutcome::Met) {
            clause.evidence = find_evidence(leaf, part.use, verdict_.article, expander_);
        } else {
            clause.reason = missing_evidence(leaf, part.use, verdict_.article, expander_);
        }
    }

    // In the order of the search, near-duplicates folded as there.
    void find_rank() {
        const std::uint64_t most =
            compiled_.needs_matcher ? std::min(kMaxRank, request_.max_checked) : kMaxRank;
        const Xapian::MSet hits =
            make_enquire(database_, compiled_.query, request_.sort, compiled_.least_score)
                .get_mset(0, static_cast<Xapian::doccount>(most));
        ArticleMatcher matcher(*request_.query, expander_, request_.match);
        std::map<std::string, Leader> leaders;  // by cluster
        std::uint64_t rank = 0;
        for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
            const Xapian::Document document = hit.get_document();
            if (compiled_.needs_matcher && !matcher.matches(article_of(database_, document)))
                continue;
            const bool is_it = document.get_docid() == document_.get_docid();
            const std::string cluster = folds() ? cluster_of(document) : std::string{};
            Leader leader{document, rank + 1};
            if (!cluster.empty()) leader = leaders.try_emplace(cluster, leader).first->second;
            if (leader.rank == rank + 1) ++rank;
            if (!is_it) continue;
            verdict_.rank = leader.rank;
            if (leader.document.get_docid() != document.get_docid())
                verdict_.folded_into = article_of(database_, leader.document).id;
            return;
        }
    }

    [[nodiscard]] bool folds() const { return request_.duplicates == DuplicateMode::Fold; }

    const Xapian::Database& database_;
    const SearchRequest& request_;
    const CompiledQuery& compiled_;
    std::string_view query_text_;
    Xapian::Document document_;
    WordExpander& expander_;
    std::map<const QueryNode*, Part> parts_;
    ArticleVerdict verdict_;
    std::size_t evidence_count_ = 0;  // clauses that it was asked for
};

}  // namespace

Result<ArticleVerdict> explain_article(const Xapian::Database& database,
                                       const ExplainedSearch& search, const std::string& id,
                                       WordExpander& expander) {
    const Xapian::docid docid = find_article(database, id);
    if (docid == 0) return tl::unexpected(no_such_article(id));
    return Explainer(database, search, docid, expander).explain();
}

}  // namespace nachlese
