// Which of two articles of the same id is the newer version.
#pragma once

#include <compare>

#include "schema/article.h"

namespace nachlese {

// Whether an article says anything by which its version can be told from another.
[[nodiscard]] bool has_version(const Article& article);

// A total order, newer is greater. By the time of version_created, then by the version as people
// count ("10" comes after "9"); what has neither is older than what has, but for a kill, which
// means whatever it finds. Equal where nothing tells them apart.
[[nodiscard]] std::weak_ordering compare_versions(const Article& one, const Article& other);

}  // namespace nachlese
