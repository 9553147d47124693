// Saved queries, as their readers write them down: a name in brackets, the query below it.
//
//     # Was ich morgens wissen will
//     [Hafenstreik]
//     titel:Hafen (Streik ODER Ausstand)
//         -Fähre
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/source_range.h"
#include "schema/error.h"

namespace nachlese {

struct SavedQuery {
    std::string name;  // unique in its file
    // Its lines, a line feed between; a comment is an empty line, so that places are those of the
    // file.
    std::string text;
    std::size_t line = 0;  // of the text's beginning, from 1
};

struct SavedQueries {
    std::vector<SavedQuery> queries;
    // What cannot be understood; messages name file and line.
    std::vector<Error> faults;
};

// Says nothing of the queries' own syntax. `path` is for messages.
[[nodiscard]] SavedQueries parse_saved_queries(std::string_view text, const std::string& path);

// The error at its line of the file, and at its character of that line.
[[nodiscard]] Error locate(const QueryError& error, const SavedQuery& query,
                           const std::string& path);

}  // namespace nachlese
