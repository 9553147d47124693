// A place in a result that is ordered by date and id, as it is printed and given to --after:
// "2025-08-14T16:09:00+02:00,2025/08/hafen.txt", the date and the id of the last article seen.
#pragma once

#include <string>
#include <string_view>

#include "schema/error.h"
#include "schema/sort_key.h"

namespace nachlese {

[[nodiscard]] std::string to_cursor(const SortPosition& position);

// The date may be empty, a day, or a day and a time; seconds and offset from UTC are left out of
// account, since articles are ordered by local time. Usage where it is not of that form.
[[nodiscard]] Result<SortPosition> parse_cursor(std::string_view text);

}  // namespace nachlese
