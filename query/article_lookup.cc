#include "query/article_lookup.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "schema/fields.h"
#include "schema/terms.h"

namespace nachlese {

Xapian::docid find_article(const Xapian::Database& database, std::string_view id) {
    const std::string term = value_term(field(FieldId::Id), id);
    Xapian::docid first = 0;
    std::string key_of_first;
    for (auto found = database.postlist_begin(term); found != database.postlist_end(term);
         ++found) {
        std::string key = database.get_document(*found).get_value(slot_number(ValueSlot::SortKey));
        if (first != 0 && key_of_first <= key) continue;
        first = *found;
        key_of_first = std::move(key);
    }
    return first;
}

Error no_such_article(std::string_view id) {
    return {ErrorCode::BadInput, fmt::format("there is no article with the id \"{}\"", id),
            "the last thing in the line below a headline is an id; --format csv has a column for "
            "it"};
}

}  // namespace nachlese
