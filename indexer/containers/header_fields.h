// Header fields as the internet writes them: RFC 5322 (mail), RFC 9112 (HTTP), ISO 28500 (WARC).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input.h"

namespace nachlese {

struct HeaderField {
    std::string name;   // in lower case
    std::string value;  // any bytes; folded lines joined, trimmed
};

class HeaderFields {
  public:
    // Up to the empty line, which is consumed, or the end of the input. Lines that are no field are
    // left out, and so is what goes beyond 1 MiB.
    static Result<HeaderFields> read(InputStream& input);

    // Of the first field of that name (in lower case); empty where there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;

  private:
    void take(std::string_view line);

    std::vector<HeaderField> fields_;
};

// The value of `name` in "text/html; charset=utf-8; boundary=\"a b\"".
[[nodiscard]] std::string header_parameter(std::string_view value, std::string_view name);

// What stands in front of the parameters, in lower case: "text/html".
[[nodiscard]] std::string media_type(std::string_view value);

[[nodiscard]] std::string ascii_lower(std::string_view text);

}  // namespace nachlese
