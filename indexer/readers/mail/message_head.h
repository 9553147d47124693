// How a mail message begins: header fields (RFC 5322, section 2.2).
#pragma once

#include <string>
#include <string_view>

namespace nachlese::mail {

// Whether `head`, the first bytes of something, is a message's: its first lines are header fields,
// among them three that mail has, one of which nothing else has. Dumps, wires and records of web
// archives have no such lines.
[[nodiscard]] bool begins_message(std::string_view head);

// Whether the line is a header field: a name and a colon.
[[nodiscard]] bool is_header_field(std::string_view line);

// The value of the field of that name (in lower case) in the header that `head` begins with, its
// folded lines joined; empty where there is none.
[[nodiscard]] std::string header_value(std::string_view head, std::string_view name);

// The id in a Message-ID, without its angle brackets and the blanks around it: a view into `value`.
[[nodiscard]] std::string_view without_brackets(std::string_view value);

// How many bytes the header has in `head`, with the empty line that ends it.
[[nodiscard]] std::size_t header_size(std::string_view head);

}  // namespace nachlese::mail
