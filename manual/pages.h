// The manual pages, each made from the tables that the programs work by.
#pragma once

#include <string>

namespace nachlese::manual {

[[nodiscard]] std::string index_page();   // nachlese-index(1)
[[nodiscard]] std::string search_page();  // nachlese-search(1)
[[nodiscard]] std::string query_page();   // nachlese-query(7)

}  // namespace nachlese::manual
