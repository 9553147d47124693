#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <utility>

#include <brotli/decode.h>

#include "indexer/containers/http_body.h"

namespace nachlese {

namespace {

class ChunkedSource final : public ByteSource {
  public:
    explicit ChunkedSource(InputStream message) : message_(std::move(message)) {}

    Result<std::size_t> read(std::span<char> to) override {
        if (remaining_ == 0 && !at_end_) {
            if (auto begun = begin_chunk(); !begun) return tl::unexpected(begun.error());
        }
        if (at_end_) return 0;
        const auto bytes = message_.peek(1);
        if (!bytes) return tl::unexpected(bytes.error());
        if (bytes->empty()) return fail(ErrorCode::BadInput, "ends in the middle of a chunk");
        const std::size_t count = std::min({to.size(), bytes->size(), remaining_});
        std::copy_n(bytes->begin(), count, to.begin());
        message_.consume(count);
        remaining_ -= count;
        return count;
    }

  private:
    Result<void> begin_chunk() {
        constexpr std::size_t kMaxSizeLine = 4096;  // with extensions, which nobody sends
        std::string line;
        // A line break ends the chunk before.
        for (int lines = 0; line.empty() && lines < 2; ++lines) {
            const auto state = message_.read_line(line, kMaxSizeLine);
            if (!state) return tl::unexpected(state.error());
            if (*state == InputStream::Line::End) break;
        }
        const auto [end, error] =
            std::from_chars(line.data(), line.data() + line.size(), remaining_, 16);
        if (error != std::errc{} || end == line.data()) {
            remaining_ = 0;
            return fail(ErrorCode::BadInput, "damaged chunk: its size is missing");
        }
        at_end_ = remaining_ == 0;
        return {};
    }

    InputStream message_;
    std::size_t remaining_ = 0;
    bool at_end_ = false;
};

class BrotliSource final : public ByteSource {
  public:
    explicit BrotliSource(InputStream packed)
        : packed_(std::move(packed)),
          state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}

    Result<std::size_t> read(std::span<char> to) override {
        if (state_ == nullptr) return fail(ErrorCode::Io, "out of memory");
        std::size_t room = to.size();
        auto* out = reinterpret_cast<std::uint8_t*>(to.data());
        while (room == to.size() && !BrotliDecoderIsFinished(state_.get())) {
            const auto bytes = packed_.peek(1);
            if (!bytes) return tl::unexpected(bytes.error());
            std::size_t available = bytes->size();
            const auto* in = reinterpret_cast<const std::uint8_t*>(bytes->data());
            const auto outcome =
                BrotliDecoderDecompressStream(state_.get(), &available, &in, &room, &out, nullptr);
            packed_.consume(bytes->size() - available);
            const bool is_short =
                bytes->empty() && outcome == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
            if (room != to.size()) break;
            if (outcome == BROTLI_DECODER_RESULT_ERROR || is_short) {
                return fail(ErrorCode::BadInput, "damaged brotli data");
            }
        }
        return to.size() - room;
    }

  private:
    struct Destroyer {
        void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
    };

    InputStream packed_;
    std::unique_ptr<BrotliDecoderState, Destroyer> state_;
};

}  // namespace

std::unique_ptr<ByteSource> make_chunked_source(InputStream message) {
    return std::make_unique<ChunkedSource>(std::move(message));
}

std::unique_ptr<ByteSource> make_brotli_source(InputStream packed) {
    return std::make_unique<BrotliSource>(std::move(packed));
}

}  // namespace nachlese
