// A place in the query, so that errors and explanations can point at it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "schema/error.h"

namespace nachlese {

// Bytes of the query, [begin, end). Never cuts a code point of valid UTF-8.
struct SourceRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const SourceRange&) const = default;
};

// What stands there; what of the range lies behind the query's end is left out.
[[nodiscard]] std::string text_in(std::string_view query, const SourceRange& range);

// What is wrong with a query, and where. The range lies within the query; it is empty only where
// the query is.
struct QueryError {
    SourceRange range;
    std::string message;  // one sentence without a full stop: what was found or expected
    std::string hint;     // what the user can write instead; may be empty
};

template <typename T>
using QueryResult = tl::expected<T, QueryError>;

// The same as one of the program's errors; the message says at which character (from 1) of the
// query it is.
[[nodiscard]] Error to_error(const QueryError& error, std::string_view query);

// Two lines without a trailing newline: the query, and beneath it a '^' for every code point of
// the range. Of a long query only the surroundings of the place are shown. Safe for a terminal.
[[nodiscard]] std::string point_at(std::string_view query, const SourceRange& range);

}  // namespace nachlese
