#include "query/relaxation.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/article_matcher.h"
#include "query/enquiry.h"
#include "query/language/clauses.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

class Relaxer {
  public:
    Relaxer(const Xapian::Database& database, const QueryNode& query, WordExpander& expander,
            const CompilerSettings& settings)
        : database_(database),
          query_(query),
          expander_(expander),
          settings_(settings),
          clauses_(clauses_of(query)) {}

    std::vector<Relaxation> run() {
        const std::vector<const QueryNode*> live = look_at_each();
        try_scattered();
        if (clauses_.size() < 2) return std::move(found_);
        if (!dead_.empty()) try_without(dead_);
        if (!found_.empty()) return std::move(found_);
        for (std::size_t i = 0; i < std::min(live.size(), kMaxRelaxations); ++i) {
            NodeSet dropped = dead_;
            dropped.insert(live[i]);
            try_without(dropped);
        }
        std::stable_sort(
            found_.begin(), found_.end(),
            [](const Relaxation& one, const Relaxation& other) { return one.count > other.count; });
        return std::move(found_);
    }

  private:
    // Those that find something, the fewest articles first; the others are dead, if all clauses
    // have to be met.
    std::vector<const QueryNode*> look_at_each() {
        std::vector<std::pair<Xapian::doccount, const QueryNode*>> live;
        NodeSet others(clauses_.begin(), clauses_.end());
        for (const QueryNode* const clause : clauses_) {
            others.erase(clause);
            const auto alone = copy_without(query_, others);
            others.insert(clause);
            const auto compiled = compile(*alone, expander_, settings_);
            if (!compiled) continue;  // it holds no word
            Xapian::Enquire enquire =
                make_enquire(database_, compiled->query, SortOrder::Relevance);
            // No score is asked for, so that the first article will do.
            enquire.set_weighting_scheme(Xapian::BoolWeight());
            enquire.set_sort_by_relevance();
            const Xapian::MSet first = enquire.get_mset(0, 1);
            if (first.empty() && settings_.match == MatchMode::All) {
                dead_.insert(clause);
            } else {
                live.emplace_back(first.get_matches_estimated(), clause);
            }
        }
        std::stable_sort(live.begin(), live.end(), [](const auto& one, const auto& other) {
            return one.first < other.first;
        });
        std::vector<const QueryNode*> clauses;
        clauses.reserve(live.size());
        for (const auto& [count, clause] : live)
            clauses.push_back(clause);
        return clauses;
    }

    // Words that stand in articles, though not where the query wants them.
    void try_scattered() {
        NodeSet dropped;
        NodeSet scattered;
        for (const QueryNode* const clause : dead_)
            (asks_for_places(*clause) ? scattered : dropped).insert(clause);
        if (!scattered.empty()) try_without(dropped, scattered);
    }

    void try_without(const NodeSet& dropped, const NodeSet& scattered = {}) {
        const auto rest = copy_without(query_, dropped, scattered);
        if (!rest) return;
        const auto compiled = compile(*rest, expander_, settings_);
        if (!compiled) return;  // what is left holds no word
        Relaxation relaxation;
        count(*rest, *compiled, relaxation);
        if (relaxation.count == 0) return;
        for (const QueryNode* const clause : clauses_) {
            if (dropped.contains(clause)) relaxation.dropped.push_back(clause->range);
            if (scattered.contains(clause)) relaxation.scattered.push_back(clause->range);
        }
        found_.push_back(std::move(relaxation));
    }

    void count(const QueryNode& rest, const CompiledQuery& compiled, Relaxation& relaxation) {
        Xapian::Enquire enquire = make_enquire(database_, compiled.query, SortOrder::Relevance);
        if (!compiled.needs_matcher) {
            const Xapian::doccount everything = database_.get_doccount();
            relaxation.count = enquire.get_mset(0, 0, everything).get_matches_estimated();
            return;
        }
        const Xapian::MSet candidates = enquire.get_mset(0, kMaxArticlesChecked + 1);
        if (candidates.size() > kMaxArticlesChecked) {
            relaxation.count = candidates.get_matches_upper_bound();
            relaxation.is_exact = false;
            return;
        }
        ArticleMatcher matcher(rest, expander_, settings_.match);
        for (auto match = candidates.begin(); match != candidates.end(); ++match)
            relaxation.count +=
                matcher.matches(article_of(database_, match.get_document())) ? 1 : 0;
    }

    const Xapian::Database& database_;
    const QueryNode& query_;
    WordExpander& expander_;
    const CompilerSettings& settings_;
    std::vector<const QueryNode*> clauses_;
    NodeSet dead_;
    std::vector<Relaxation> found_;
};

}  // namespace

std::vector<Relaxation> relaxations(const Xapian::Database& database, const QueryNode& query,
                                    WordExpander& expander, const CompilerSettings& settings) {
    return Relaxer(database, query, expander, settings).run();
}

}  // namespace nachlese
