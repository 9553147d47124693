// Why a query finds an article, or does not: --why.
#pragma once

#include <iosfwd>

#include "query/article_verdict.h"
#include "query/writers/result_writer.h"

namespace nachlese {

// "yes" and "no" before each clause, and the words that it found.
void write_verdict_text(const ArticleVerdict& verdict, std::ostream& out,
                        const WriterSettings& settings);

// One object on one line: docs/search-why.schema.json.
void write_verdict_json(const ArticleVerdict& verdict, std::ostream& out,
                        const WriterSettings& settings);

}  // namespace nachlese
