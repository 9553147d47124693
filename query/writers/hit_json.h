// A hit as JSON objects have it, whatever they are.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "query/result.h"

namespace nachlese {

// Adds the article, its extract, marked words and near-duplicates to an object.
void add_hit(nlohmann::ordered_json& object, const Hit& hit);

// Enough to find an article again: id, path, headline, date, source and url.
[[nodiscard]] nlohmann::ordered_json reference_json(const Article& article);

}  // namespace nachlese
