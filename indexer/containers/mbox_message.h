// One message of an mbox: from below its "From " line to the next.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/byte_source.h"
#include "indexer/input.h"

namespace nachlese {

// Whether `bytes` begin with the line above a message, "From address date" with the date as C's
// asctime() writes it, and a header field below it.
[[nodiscard]] bool begins_mbox_message(std::string_view bytes);

// Not thread-safe. Bytes are handed out line by line, so memory is bounded by the longest line.
class MboxMessage {
  public:
    // `mbox` is borrowed and stands at the message's "From " line.
    explicit MboxMessage(InputStream& mbox) : mbox_(mbox) {}

    // Consumes that line and shows the message's first bytes, of which as many as the header has
    // matter; valid until the next call.
    Result<std::string_view> open();

    // The message's bytes, its quoted lines ("From " with '>' in front) unquoted and line ends made
    // "\n"; valid as long as the message itself.
    [[nodiscard]] std::unique_ptr<ByteSource> source();

    // Consumes what has not been read of it, whatever its faults.
    Result<void> skip();

  private:
    class Source;

    // The next line with its end; false at the end of the message.
    Result<bool> next_line(std::string& line);
    Result<bool> is_at_end();
    // Whether the length that the header gives leads to the end of a message. A length alone is
    // never believed.
    Result<bool> length_holds();

    InputStream& mbox_;
    std::uint64_t text_end_ = 0;  // by Content-Length; 0 without
    std::optional<bool> length_holds_;
    bool is_after_blank_ = false;
    bool is_too_long_ = false;  // the line just read
    bool is_ended_ = false;
};

}  // namespace nachlese
