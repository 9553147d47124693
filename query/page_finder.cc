#include "query/page_finder.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "query/document_range_source.h"
#include "query/word_order_source.h"

namespace nachlese {

namespace {

using Xapian::Query;

// To look into a word sequence, in postings.
constexpr std::uint64_t kCostOfSequence = 5;

std::uint64_t cost_of_all(const Query& query, const Xapian::Database& database) {
    std::uint64_t cost = 0;
    for (std::size_t operand = 0; operand < query.get_num_subqueries(); ++operand)
        cost += search_cost(query.get_subquery(operand), database);
    return cost;
}

// The rarest operand leads, and each of the others is asked about what it finds.
std::uint64_t cost_of_conjunction(const Query& query, const Xapian::Database& database) {
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t cost_of_candidate = 0;
    for (std::size_t operand = 0; operand < query.get_num_subqueries(); ++operand) {
        const Query& part = query.get_subquery(operand);
        const bool is_order = part.get_type() == Query::LEAF_POSTING_SOURCE;
        cost_of_candidate += is_order ? kCostOfSequence : 1;
        if (!is_order) least = std::min(least, search_cost(part, database));
    }
    return least * cost_of_candidate;
}

bool is_same_revision(const Xapian::Database& one, const Xapian::Database& other) {
    return one.get_uuid() == other.get_uuid() && one.get_revision() == other.get_revision();
}

Xapian::Registry known_sources() {
    Xapian::Registry registry;
    registry.register_posting_source(WordOrderSource(nullptr));
    return registry;
}

Query within(const Query& query, Xapian::docid begin, Xapian::docid end) {
    Xapian::PostingSource* range = new DocumentRangeSource(begin, end);
    return {Query::OP_FILTER, query, Query(range->release())};
}

}  // namespace

std::uint64_t search_cost(const Query& query, const Xapian::Database& database) {
    switch (query.get_type()) {
        case Query::LEAF_TERM:
            return database.get_termfreq(*query.get_terms_begin());
        case Query::OP_AND:
        case Query::OP_FILTER:
            return cost_of_conjunction(query, database);
        case Query::OP_AND_MAYBE:
        case Query::OP_AND_NOT: {
            const std::uint64_t cost = search_cost(query.get_subquery(0), database);
            return cost + std::min(cost, search_cost(query.get_subquery(1), database));
        }
        case Query::LEAF_POSTING_SOURCE:
        case Query::LEAF_MATCH_ALL:
        case Query::OP_VALUE_RANGE:
        case Query::OP_VALUE_GE:
        case Query::OP_VALUE_LE:
            return database.get_doccount();
        default:
            return cost_of_all(query, database);
    }
}

std::size_t PageFinder::open_at_revision_of(const Xapian::Database& database, std::size_t count) {
    // Of several shards, or a remote one, no revision is known.
    if (database.size() != 1) return 0;
    std::size_t open = 0;
    for (; open < count; ++open) {
        if (open < databases_.size()) {
            if (is_same_revision(databases_[open], database)) continue;
            databases_[open] = Xapian::Database(index_path_);
        } else {
            databases_.emplace_back(index_path_);
        }
        // A writer has been here since `database` was opened.
        if (databases_[open].size() != 1 || !is_same_revision(databases_[open], database)) break;
    }
    return open;
}

MatchPage PageFinder::find(const Xapian::Database& database, const Query& query,
                           const PageWanted& wanted, std::size_t threads) {
    if (threads < 2) return find_page(database, query, wanted);
    const std::uint64_t cost_of_thread =
        costs_.thread + (databases_.size() + 1 < threads ? costs_.opening : 0);
    const std::uint64_t worthwhile = search_cost(query, database) / cost_of_thread;
    const auto wished = static_cast<std::size_t>(std::min<std::uint64_t>(worthwhile, threads));
    if (wished < 2) return find_page(database, query, wanted);
    const std::size_t workers = 1 + open_at_revision_of(database, wished - 1);
    if (workers < 2) return find_page(database, query, wanted);

    PageWanted wanted_of_part = wanted;
    wanted_of_part.offset = 0;
    wanted_of_part.limit = wanted.offset + wanted.limit;
    const std::size_t parts = workers;
    const auto end_of = [&](std::size_t part) {
        const std::uint64_t last = database.get_lastdocid();
        return static_cast<Xapian::docid>(1 + last * part / parts);
    };
    const std::string serialised = query.serialise();
    std::vector<std::optional<Query>> copies(workers);
    std::vector<MatchPage> pages(parts);
    workers_->run(workers, parts, [&](std::size_t worker, std::size_t part) {
        std::optional<Query>& copy = copies[worker];
        if (!copy) copy = Query::unserialise(serialised, known_sources());
        pages[part] = find_page(worker == 0 ? database : databases_[worker - 1],
                                within(*copy, end_of(part), end_of(part + 1)), wanted_of_part);
    });
    return merge_pages(std::move(pages), wanted);
}

}  // namespace nachlese
