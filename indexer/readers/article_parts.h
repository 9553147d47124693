// What readers of structured formats do alike when they make an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace nachlese {

// Adds text that is not empty and not there yet. A list that is full already (no article has so
// many names) stays as it is.
void add_once(std::vector<std::string>& list, std::string text);

// The names in a by-line as it is printed: "Von Ina Muster und Jost Petersen, dpa". A line that
// does not begin like one is a name.
void add_authors(std::vector<std::string>& authors, std::string_view by_line);

// As agency copy is printed: the dateline ("Sandwarf (nbk) - ") opens the text. Its place and
// agency stand in for those that the article does not have.
void open_with_dateline(Article& article, std::string_view dateline, const ReadContext& context);

// A date that the format states; "in the future" by `context`.
void set_stated_date(Article& article, const std::optional<DateTime>& when,
                     const ReadContext& context);

// Whether there is anything to read.
[[nodiscard]] bool holds_text(const Article& article);

// The path of something inside the file, "feed.xml#NAME"; `name` shortened and made one line, the
// number in its place where it is empty.
[[nodiscard]] std::string member_path(const ReadContext& context, std::string_view name,
                                      std::size_t number);

}  // namespace nachlese
