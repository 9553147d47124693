// An article as JSON: what `nachlese-index extract` and the exports of `nachlese-search` print.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schema/article.h"

namespace nachlese {

// Keys are the names of the field table, in this order: path, id, headline, kicker, teaser, body
// (paragraphs and subheadings, "\n\n" between), tags, date (ISO 8601), date_origin (name_of()),
// date_in_future (only where true), source, authors, place, section, url, captions. Then
// article_version, version_created, status (states_of()), embargoed, ednote, ocr_confidence
// (percent) and earlier_versions (objects of article_version, date and path, newest first). A key
// is missing where nothing was found.
[[nodiscard]] nlohmann::ordered_json to_json(const Article& article);

// On one line, without a line break at its end. Always valid UTF-8: ill-formed sequences become
// U+FFFD.
[[nodiscard]] std::string to_json_line(const nlohmann::ordered_json& value);

}  // namespace nachlese
