// From all that a search is asked for to the one Xapian query that answers it.
#pragma once

#include <optional>

#include <xapian.h>

#include "query/compiler.h"
#include "query/search_request.h"
#include "query/word_expansion.h"
#include "schema/date.h"
#include "schema/error.h"

namespace nachlese {

// What ages are counted from; none where no article is dated.
[[nodiscard]] std::optional<CivilDate> reference_day(const SearchRequest& request,
                                                     const Xapian::Database& database);

// How the query of `request` is compiled, by itself or a part of it.
[[nodiscard]] CompilerSettings compiler_settings(const SearchRequest& request,
                                                 const Xapian::Database& database);

// The errors of compile() and similar_articles(). The expander is used during the call only.
// Xapian's exceptions pass through.
[[nodiscard]] Result<CompiledQuery> compile_request(const SearchRequest& request,
                                                    const Xapian::Database& database,
                                                    WordExpander& expander);

}  // namespace nachlese
