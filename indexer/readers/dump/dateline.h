// The dateline that opens agency copy: "Washington/Moskau (dpa) - ", "HAMBURG, 3. Mai. ".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/article.h"
#include "schema/german_date.h"

namespace nachlese::dump {

struct Dateline {
    std::string place;   // as printed; empty for an agency alone
    std::string agency;  // as printed in parentheses; empty where there is none
    std::optional<DateMatch> date;
};

// Reads the dateline at the start of `paragraph`. A place with nothing but a full stop ("Berlin. ")
// counts only where `rest`, further text of the article, names it too, since "Stille. " is none.
[[nodiscard]] std::optional<Dateline> find_dateline(std::string_view paragraph,
                                                    std::string_view rest, const DateTime& now,
                                                    const TimeZone& zone);

// That of the article's first paragraph, else that of its teaser.
[[nodiscard]] std::optional<Dateline> dateline_of(const Article& article, const DateTime& now,
                                                  const TimeZone& zone);

}  // namespace nachlese::dump
