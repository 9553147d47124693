// One message of an agency wire.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "indexer/readers/reader.h"

namespace nachlese::wire {

// ISO 646 control characters as IPTC 7901 uses them.
inline constexpr char kStartOfHeader = '\x01';
inline constexpr char kStartOfText = '\x02';
inline constexpr char kEndOfText = '\x03';

struct Message {
    Article article;        // without path and id
    bool is_whole = false;  // it has its end of text
};

// `bytes` from its start of header on, in any encoding, among them the seven bits of DIN 66003, in
// which "{|}~[\]" are "äöüßÄÖÜ". The error says what is missing.
[[nodiscard]] tl::expected<Message, std::string> read_message(std::string_view bytes,
                                                              const ReadContext& context);

// "2024-09-24T12:05" of the line "241205 Sep 24": day, hour and minute, month, year. Empty where it
// is no such line.
[[nodiscard]] std::string iso_time_of(std::string_view line);

// DIN 66003 made UTF-8, where the text is ASCII and has those characters within words.
[[nodiscard]] std::string decode_din_66003(std::string_view text);

}  // namespace nachlese::wire
