// Small pieces on their way into a stream.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace nachlese {

// Gathers pieces and writes many at once. libstdc++'s files pass each piece of 1 KiB or more to the
// system by itself, whatever room there is in their buffer (basic_filebuf::xsputn). Whether all was
// written, the stream tells after flush(); nothing is flushed by itself.
class GatheredOutput {
  public:
    explicit GatheredOutput(std::ostream& out) : out_(out) { gathered_.reserve(kBytes); }
    ~GatheredOutput() = default;
    // Who owns one beside its stream must not be moved away from it.
    GatheredOutput(const GatheredOutput&) = delete;
    GatheredOutput& operator=(const GatheredOutput&) = delete;

    void write(std::string_view piece) {
        if (gathered_.size() + piece.size() > kBytes) flush();
        gathered_ += piece;
    }
    void flush() {
        out_.write(gathered_.data(), static_cast<std::streamsize>(gathered_.size()));
        gathered_.clear();
    }

  private:
    static constexpr std::size_t kBytes = std::size_t{1} << 16U;

    std::ostream& out_;
    std::string gathered_;
};

}  // namespace nachlese
