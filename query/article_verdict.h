// Why a query finds an article, or does not, as plain values: made by article_explainer.h, printed
// by writers/verdict_writer.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"

namespace nachlese {

enum class ClauseOutcome : std::uint8_t {
    Met,
    NotMet,
    LeftOut,  // it holds no word
};

// Words of the article, as they are written there.
struct Evidence {
    std::string_view field;  // its name
    std::string text;
    std::string_view meaning;  // how it means the word of the query; empty where it is the word
    std::size_t count = 0;
    bool operator==(const Evidence&) const = default;
};

struct ClauseVerdict {
    std::size_t depth = 0;  // 0: of the whole query, or joined by it
    std::string text;       // as written in the query
    ClauseOutcome outcome = ClauseOutcome::Met;
    bool is_negated = false;         // what was found speaks against the article
    std::vector<Evidence> evidence;  // what was found; none of clauses that hold others
    std::string reason;              // a clause without a full stop: why nothing was; may be empty
};

struct ArticleVerdict {
    Article article;
    bool is_found = false;
    std::optional<std::uint64_t> rank;   // none beyond kMaxRank, or where it is not found
    std::string folded_into;             // the id of the hit that it is a near-duplicate of
    std::vector<ClauseVerdict> clauses;  // each followed by those it holds
    std::vector<std::string> notices;
};

}  // namespace nachlese
