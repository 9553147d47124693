#include "query/language/state_value.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/article_state.h"
#include "schema/utf8.h"

namespace nachlese {

QueryResult<QueryNode> state_value(const QueryToken& token) {
    if (const ArticleStateRow* const state = find_article_state(trim(token.text))) {
        return QueryNode{Word{std::string(state->name), false}, token.range};
    }
    std::vector<std::string_view> names;
    for (const ArticleStateRow& row : article_states())
        names.push_back(row.aliases.front());
    return tl::unexpected(QueryError{token.range, fmt::format("there is no status {}", token.text),
                                     fmt::format("one of: {}", fmt::join(names, ", "))});
}

}  // namespace nachlese
