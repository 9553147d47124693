// From one JSON object to an article.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include "indexer/readers/reader.h"

namespace nachlese {

// `path` becomes the article's path, and its id where the object brings none. Values of an
// unexpected type are left out and reported by `sink.warning`. The error says why the object is
// no article.
[[nodiscard]] tl::expected<Article, std::string> article_from_json(const nlohmann::json& object,
                                                                   const std::string& path,
                                                                   const ReadContext& context,
                                                                   const ReadSink& sink);

}  // namespace nachlese
