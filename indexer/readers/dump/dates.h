// Which of the dates on a page is the article's.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/readers/dump/segmentation.h"
#include "schema/german_date.h"

namespace nachlese::dump {

// The first digits in a path that are a day: "2019/03/14", "2019-03-14", "2019_03_14", "20190314".
[[nodiscard]] std::optional<CivilDate> date_in_path(std::string_view path);

// The day by which dates without a year and "heute" are to be understood: the day in the path,
// which is when the page was fetched, else the end of the month in it, else context.now.
[[nodiscard]] DateTime reading_day(const ReadContext& context);

// The date line near the headline, else the short one after the text, else the dateline, else the
// path. Published wins over updated; what is not later than context.now wins over what is.
[[nodiscard]] std::optional<ArticleDate> choose_date(const Segmentation& segmentation,
                                                     const std::optional<DateMatch>& dateline,
                                                     const ReadContext& context);

}  // namespace nachlese::dump
