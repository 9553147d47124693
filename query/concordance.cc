#include "query/concordance.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "query/snippet.h"
#include "query/text_columns.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// Longer than any letter with its marks; bounds what is looked at where marks go on for ever.
constexpr std::size_t kMaxBytesPerColumn = 32;

std::string_view last_bytes(std::string_view text, std::size_t most) {
    std::size_t begin = text.size() - std::min(text.size(), most);
    while (begin < text.size() && !begins_code_point(text[begin]))
        ++begin;
    return text.substr(begin);
}

Occurrence occurrence_of(std::string_view text, const TextRange& range, std::size_t columns) {
    const std::size_t most_bytes = columns * kMaxBytesPerColumn;
    const std::string before = printable(last_bytes(text.substr(0, range.begin), most_bytes));
    const std::string after = printable(truncate(text.substr(range.end), most_bytes));
    return {std::string(last_columns(before, columns)),
            printable(text.substr(range.begin, range.end - range.begin)),
            std::string(first_columns(after, columns))};
}

}  // namespace

std::vector<Occurrence> concordance(const Article& article, const MatchTerms& terms,
                                    Analyser& analyser, std::size_t context_columns) {
    std::vector<Occurrence> occurrences;
    for (const Field& field : fields()) {
        if (field.kind != FieldKind::Text) continue;
        for (const std::string_view text : texts_of(article, field.id)) {
            for (const TextRange& range : find_matches(text, terms, analyser))
                occurrences.push_back(occurrence_of(text, range, context_columns));
        }
    }
    return occurrences;
}

}  // namespace nachlese
