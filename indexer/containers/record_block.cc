#include "indexer/containers/record_block.h"

#include <algorithm>
#include <utility>

namespace nachlese {

namespace {

std::size_t copy_front(std::string_view bytes, std::span<char> to) {
    const std::size_t count = std::min(bytes.size(), to.size());
    std::copy_n(bytes.begin(), count, to.begin());
    return count;
}

class StreamSource final : public ByteSource {
  public:
    explicit StreamSource(InputStream input) : input_(std::move(input)) {}

    Result<std::size_t> read(std::span<char> to) override {
        const auto bytes = input_.peek(1);
        if (!bytes) return tl::unexpected(bytes.error());
        const std::size_t count = copy_front(*bytes, to);
        input_.consume(count);
        return count;
    }

  private:
    InputStream input_;
};

}  // namespace

class RecordBlock::Source final : public ByteSource {
  public:
    explicit Source(RecordBlock& block) : block_(block) {}

    Result<std::size_t> read(std::span<char> to) override {
        const auto bytes = block_.peek();
        if (!bytes) return tl::unexpected(bytes.error());
        const std::size_t count = copy_front(*bytes, to);
        block_.consume(count);
        return count;
    }

  private:
    RecordBlock& block_;
};

std::unique_ptr<ByteSource> RecordBlock::source() {
    return std::make_unique<Source>(*this);
}

Result<void> RecordBlock::skip() {
    while (true) {
        const auto bytes = peek();
        if (!bytes) return tl::unexpected(bytes.error());
        if (bytes->empty()) return {};
        consume(bytes->size());
    }
}

Result<std::string_view> RecordBlock::peek() {
    if (remaining_ == 0) return std::string_view{};
    const std::size_t overlap = next_record_.size();
    auto bytes = archive_.peek(overlap + 2);
    if (!bytes) return bytes;
    std::string_view view = *bytes;
    if (!next_record_.empty()) {
        std::size_t at = view.find(next_record_);
        while (at != std::string_view::npos && at > 0 && view[at - 1] != '\n')
            at = view.find(next_record_, at + 1);
        if (at != std::string_view::npos && at < remaining_) {
            view = view.substr(0, at);
            remaining_ = at;
            is_cut_ = true;
        } else if (view.size() > overlap) {
            // What is left over may be the front half of such a line, with its line break.
            view.remove_suffix(overlap);
        }
    }
    if (view.empty()) {
        is_cut_ = is_cut_ || remaining_ > 0;
        remaining_ = 0;
        return view;
    }
    return view.substr(0,
                       static_cast<std::size_t>(std::min<std::uint64_t>(view.size(), remaining_)));
}

void RecordBlock::consume(std::size_t count) {
    archive_.consume(count);
    remaining_ -= count;
}

std::unique_ptr<ByteSource> make_stream_source(InputStream input) {
    return std::make_unique<StreamSource>(std::move(input));
}

}  // namespace nachlese
