// A mail message taken apart (RFC 2045 to 2047, RFC 5322), by GMime.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::mail {

// Text that stands at one place of a message, in each form that is given for it. UTF-8.
struct TextPart {
    std::string plain;
    std::string html;
    bool is_flowed = false;      // RFC 3676: a plain line that ends with a blank goes on
    bool deletes_blank = false;  // RFC 3676: DelSp
};

// All text is valid UTF-8; encoded words (RFC 2047) are decoded.
struct Message {
    std::string subject;
    std::string from_name;    // display name of the first author; may be empty
    std::string date;         // as written
    std::string message_id;   // without angle brackets
    std::string list_id;      // as written: "Bote am Morgen <morgen.bote.example>"
    std::string keywords;     // as written
    std::string archived_at;  // RFC 5064: the message's address on the web
    std::vector<TextPart> texts;
    std::vector<Message> forwarded;  // message/rfc822
    std::size_t attachments = 0;     // parts that are no text, or are to be saved
    bool is_truncated = false;       // a part does not end
    bool is_cut = false;             // what is beyond the limits below was not read
};

inline constexpr int kDeepestNesting = 32;
inline constexpr std::size_t kMostParts = 1000;
// Of all text together: a page of nothing but tags takes 60 times as much memory.
inline constexpr std::size_t kMostTextBytes = std::size_t{8} << 20U;

// `bytes` is a message from its first header field on. Nothing is unpacked to more than `bytes`
// has. Empty where it is none at all. Thread-safe.
[[nodiscard]] std::optional<Message> parse_message(std::string_view bytes);

}  // namespace nachlese::mail
