#include "indexer/gzip_source.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace nachlese {

namespace {

constexpr std::string_view kMemberStart = "\x1F\x8B\x08";
constexpr std::size_t kMemberHeaderBytes = 10;

// inflateInit2's windowBits (https://zlib.net/manual.html).
int window_bits(DeflateWrapper wrapper) {
    switch (wrapper) {
        case DeflateWrapper::Gzip:
            return MAX_WBITS + 16;
        case DeflateWrapper::Zlib:
            return MAX_WBITS;
        case DeflateWrapper::None:
            return -MAX_WBITS;
    }
    return MAX_WBITS;
}

// Flags and operating system have few values (RFC 1952, 2.3.1), so that compressed data hardly
// ever look like this.
bool begins_member(std::string_view bytes) {
    if (bytes.size() < kMemberHeaderBytes || !bytes.starts_with(kMemberStart)) return false;
    const auto flags = static_cast<unsigned char>(bytes[3]);
    const auto system = static_cast<unsigned char>(bytes[9]);
    return flags < 0x20 && (system <= 13 || system == 255);
}

class DeflateSource final : public ByteSource {
  public:
    DeflateSource(InputStream packed, DeflateWrapper wrapper)
        : packed_(std::move(packed)), wrapper_(wrapper) {
        is_ready_ = inflateInit2(&state_, window_bits(wrapper)) == Z_OK;
    }
    ~DeflateSource() override { inflateEnd(&state_); }

    Result<std::size_t> read(std::span<char> to) override {
        if (!is_ready_) return fail(ErrorCode::Io, "out of memory");
        if (fault_) return tl::unexpected(*fault_);
        state_.next_out = reinterpret_cast<Bytef*>(to.data());
        state_.avail_out = static_cast<uInt>(to.size());
        while (state_.avail_out == to.size() && !at_end_) {
            if (auto step = inflate_some(); !step) fault_ = step.error();
            if (fault_ && state_.avail_out == to.size()) return tl::unexpected(*fault_);
        }
        return to.size() - state_.avail_out;
    }

    Result<bool> resume() override {
        if (wrapper_ != DeflateWrapper::Gzip) return false;
        while (true) {
            const auto bytes = packed_.peek(InputStream::kHeadBytes);
            if (!bytes) return tl::unexpected(bytes.error());
            std::size_t at = bytes->find(kMemberStart);
            while (at != std::string_view::npos && !begins_member(bytes->substr(at)) &&
                   at + kMemberHeaderBytes <= bytes->size()) {
                at = bytes->find(kMemberStart, at + 1);
            }
            if (at != std::string_view::npos && begins_member(bytes->substr(at))) {
                packed_.consume(at);
                at_end_ = in_member_ = false;
                fault_.reset();
                return true;
            }
            if (bytes->size() < kMemberHeaderBytes) return false;
            packed_.consume(at == std::string_view::npos ? bytes->size() - kMemberStart.size()
                                                         : std::max<std::size_t>(at, 1));
        }
    }

  private:
    Result<void> inflate_some() {
        const auto bytes = packed_.peek(kMemberStart.size());
        if (!bytes) return tl::unexpected(bytes.error());
        if (!in_member_) {
            // As gzip does: what follows the last member and is none does not count.
            const bool is_member =
                wrapper_ != DeflateWrapper::Gzip || bytes->starts_with(kMemberStart);
            if (bytes->empty() || !is_member) {
                at_end_ = true;
                return {};
            }
            inflateReset(&state_);
            in_member_ = true;
        }
        if (bytes->empty()) return damage("unexpected end of file");
        // zlib does not write to its input, but its interface does not say so.
        state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes->data()));
        state_.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes->size(), 1U << 20U));
        const std::size_t offered = state_.avail_in;
        const int outcome = inflate(&state_, Z_NO_FLUSH);
        packed_.consume(offered - state_.avail_in);
        if (outcome == Z_STREAM_END) {
            in_member_ = false;
            at_end_ = wrapper_ != DeflateWrapper::Gzip;
            return {};
        }
        if (outcome == Z_OK || outcome == Z_BUF_ERROR) return {};
        return damage(state_.msg != nullptr ? state_.msg : "no deflate data");
    }

    Result<void> damage(std::string_view what) {
        in_member_ = false;
        at_end_ = true;
        return fail(ErrorCode::BadInput,
                    fmt::format("damaged gzip data at byte {} ({})", packed_.position(), what));
    }

    InputStream packed_;
    DeflateWrapper wrapper_;
    z_stream state_{};
    bool is_ready_ = false;
    bool in_member_ = false;
    bool at_end_ = false;
    std::optional<Error> fault_;
};

}  // namespace

std::unique_ptr<ByteSource> make_gzip_source(InputStream packed) {
    return make_deflate_source(std::move(packed), DeflateWrapper::Gzip);
}

std::unique_ptr<ByteSource> make_deflate_source(InputStream packed, DeflateWrapper wrapper) {
    return std::make_unique<DeflateSource>(std::move(packed), wrapper);
}

}  // namespace nachlese
