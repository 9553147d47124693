// Bytes of one file, decompressed where it is gzip (content decides, not the name), and decoded.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace nachlese {

// A sequential reader of one file on zlib's gzFile. Not thread-safe.
class InputStream {
  public:
    static constexpr std::size_t kHeadBytes = 65536;

    // `file` is the path to open; errors name it.
    static Result<InputStream> open(const std::string& file);
    ~InputStream();
    InputStream(InputStream&&) noexcept;
    InputStream& operator=(InputStream&&) noexcept;

    // The first bytes of the input, at most kHeadBytes, without consuming them.
    [[nodiscard]] std::string_view head() const;

    // The rest of the input. Fails with BadInput when it is longer than `max_bytes`.
    Result<std::string> read_all(std::size_t max_bytes);

    // The next piece of the input, of at most kHeadBytes; empty at its end. Valid until the next
    // call of any function.
    Result<std::string_view> read_piece();

    enum class Line { Read, TooLong, End };
    // The next line without its line break ("\n", "\r\n"). A line longer than `max_bytes` is
    // skipped to its end and reported as TooLong.
    Result<Line> read_line(std::string& line, std::size_t max_bytes);

  private:
    struct Impl;
    explicit InputStream(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace nachlese
