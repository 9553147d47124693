// What readers read: a sequence of bytes with a look ahead, whatever it is taken out of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/byte_source.h"
#include "indexer/unpacking_budget.h"
#include "schema/error.h"

namespace nachlese {

// Sequential, buffered. Not thread-safe.
class InputStream {
  public:
    static constexpr std::size_t kHeadBytes = 65536;

    // `file` is the path to open; errors name it. Compressed files are unpacked
    // (indexer/compression.h).
    static Result<InputStream> open(const std::string& file,
                                    std::shared_ptr<UnpackingBudget> budget = nullptr);

    // What `source` gives counts as unpacked in `budget`. Errors name `name`.
    InputStream(std::string name, std::unique_ptr<ByteSource> source,
                std::shared_ptr<UnpackingBudget> budget);
    ~InputStream();
    InputStream(InputStream&&) noexcept;
    InputStream& operator=(InputStream&&) noexcept;

    // Reads what head() shows. An error here means that not a single byte can be read.
    Result<void> begin();

    // The first bytes of the input, at most kHeadBytes, without consuming them; after begin().
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

    // What comes next, without consuming it: at least `count` bytes, or all that there are. Valid
    // until the next call. Fails only where nothing comes before the fault.
    Result<std::string_view> peek(std::size_t count);
    // `count` bytes of what peek() gave.
    void consume(std::size_t count);
    // How many bytes have been consumed.
    [[nodiscard]] std::uint64_t position() const;

    // See ByteSource. What is buffered is thrown away.
    Result<bool> resume();
    [[nodiscard]] std::optional<std::uint64_t> size() const;
    bool seek(std::uint64_t offset);

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::shared_ptr<UnpackingBudget>& budget() const;

  private:
    struct Impl;
    explicit InputStream(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace nachlese
