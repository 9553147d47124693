// Runs queries on an index and loads what is shown of the hits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/compiler.h"
#include "query/expansion_switches.h"
#include "query/facet_kind.h"
#include "query/language/ast.h"
#include "query/match_mode.h"
#include "query/result.h"
#include "query/sort_order.h"
#include "query/word_expansion.h"
#include "schema/analysis/analyser.h"
#include "schema/analysis/user_compounds.h"
#include "schema/date.h"
#include "schema/error.h"
#include "schema/index_format.h"

namespace nachlese {

struct SearchRequest {
    const QueryNode* query = nullptr;  // borrowed
    MatchMode match = MatchMode::All;
    ExpansionSwitches switches;
    Synonyms* synonyms = nullptr;  // borrowed; null: none
    SortOrder sort = SortOrder::Relevance;
    std::uint64_t offset = 0;
    std::uint64_t limit = 10;
    std::vector<const FacetKind*> facets;
    bool timeline = false;
    std::size_t snippet_length = 240;  // code points; 0: no snippets and highlights
    // Dates later than this are marked; without it those that were so when they were indexed.
    std::optional<DateTime> now;
};

// For --explain.
struct QueryDescription {
    std::string xapian_query;
    std::vector<Expansion> expansions;
};

// Not thread-safe.
class Searcher {
  public:
    // Errors are those of open_index.
    static Result<Searcher> open(const std::string& index_path);

    // The same index always gives the same hits in the same order: equal scores are ordered by
    // date, then by a hash of the id. When a writer takes the revision away that is being read, the
    // newest one is opened and the whole search repeated, a few times at most.
    Result<SearchResult> search(const SearchRequest& request);

    // What `request` becomes.
    Result<QueryDescription> describe_query(const SearchRequest& request);

    [[nodiscard]] Analyser& analyser() { return analyser_; }

  private:
    Searcher(std::string index_path, Xapian::Database database)
        : index_path_(std::move(index_path)),
          database_(std::move(database)),
          compounds_(stored_compounds(database_)),
          analyser_(compounds_) {}

    // The newest revision, which a rebuild may have analysed with other compounds.
    Result<void> reopen(const SearchRequest& request);

    // Of the revision that is open.
    WordExpander expander_for(const SearchRequest& request);
    Result<CompiledQuery> compile_for(const SearchRequest& request, WordExpander& expander);
    SearchResult run(const SearchRequest& request, const CompiledQuery& compiled,
                     WordExpander& expander);
    Result<SearchResult> run_or_fail(const SearchRequest& request);

    std::string index_path_;
    Xapian::Database database_;
    UserCompounds compounds_;  // of that database
    Analyser analyser_;
};

}  // namespace nachlese
