// What is unusual about publishing an article, as one list of names: the values of the field
// `status` in queries, facets and JSON.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "schema/article.h"

namespace nachlese {

enum class ArticleState : std::uint8_t {
    Withheld,
    Canceled,
    Embargoed,  // at one time: the embargo may have ended
    Correction,
    Paywalled,
};

struct ArticleStateRow {
    ArticleState state;
    std::string_view name;                    // part of the on-disk format
    std::array<std::string_view, 4> aliases;  // further names in queries, German first; folded
    std::string_view description;
};
[[nodiscard]] std::span<const ArticleStateRow> article_states();
[[nodiscard]] std::string_view name_of(ArticleState state);

// By name or alias, case-folded; nullptr if there is none of that name.
[[nodiscard]] const ArticleStateRow* find_article_state(std::string_view name);

// The names of those that an article is in, in the order of the table.
[[nodiscard]] std::vector<std::string_view> states_of(const Article& article);

}  // namespace nachlese
