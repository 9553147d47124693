// The order of articles by date, then id: a total order that is the same in every index of the same
// articles. Part of the on-disk format (ValueSlot::SortKey).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/article.h"
#include "schema/date.h"

namespace nachlese {

// Where an article stands in that order; two of different archive roots may share one.
struct SortPosition {
    std::optional<DateTime> date;  // without one it stands before all that have one
    std::string id;
    bool operator==(const SortPosition&) const = default;
};

[[nodiscard]] SortPosition position_of(const Article& article);

// Compares bytewise as the positions do; a day alone stands before its times. `root_key` decides
// between equal positions (indexer/catalogue.h).
[[nodiscard]] std::string sort_key(const SortPosition& position, std::string_view root_key);

// The day in a sort_key(); none where the article has no date.
[[nodiscard]] std::optional<CivilDate> day_of(std::string_view key);

// The article's id in a sort_key(); none where it is too long to stand there as it is.
[[nodiscard]] std::optional<std::string> id_in(std::string_view key);

// Of a sort_key(): what tells the article from all others, whatever its date.
[[nodiscard]] std::string_view identity_in(std::string_view key);

// All keys of later positions are equal to it or greater, all others are less.
[[nodiscard]] std::string sort_bound_after(const SortPosition& position);

// Articles without a date have keys that are less.
[[nodiscard]] std::string least_dated_sort_key();

// Of two keys: whether they are of the same position.
[[nodiscard]] bool have_same_position(std::string_view key, std::string_view other_key);

// The archive root that an article with this key is of.
[[nodiscard]] std::string_view root_key_in(std::string_view key);

}  // namespace nachlese
