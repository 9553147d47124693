// From all that a search is asked for to the one Xapian query that answers it.
#pragma once

#include <xapian.h>

#include "query/compiler.h"
#include "query/search_request.h"
#include "query/word_expansion.h"
#include "schema/error.h"

namespace nachlese {

// The errors of compile() and similar_articles(). The expander is used during the call only.
// Xapian's exceptions pass through.
[[nodiscard]] Result<CompiledQuery> compile_request(const SearchRequest& request,
                                                    const Xapian::Database& database,
                                                    WordExpander& expander);

}  // namespace nachlese
