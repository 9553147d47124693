#include "indexer/input.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "indexer/compression.h"
#include "indexer/file_source.h"

namespace nachlese {

struct InputStream::Impl {
    std::string name;
    std::unique_ptr<ByteSource> source;
    std::shared_ptr<UnpackingBudget> budget;
    bool is_file = false;
    // Read from the source and not yet handed out: from `offset` to `end`.
    std::unique_ptr<char[]> buffer = {};  // NOLINT(modernize-avoid-c-arrays): of any size
    std::size_t capacity = 0;
    std::size_t offset = 0;
    std::size_t end = 0;
    std::uint64_t consumed = 0;
    bool at_end = false;
    std::optional<Error> fault = {};  // why it ended

    [[nodiscard]] std::string_view pending() const { return {buffer.get() + offset, end - offset}; }

    void consume(std::size_t count) {
        offset += count;
        consumed += count;
    }

    // Room for as much as is read at once, none of which is touched before: most files are smaller.
    void make_room() {
        const std::string_view kept = pending();
        if (kept.size() + kHeadBytes > capacity) {
            capacity = std::max(kept.size() + kHeadBytes, 2 * capacity);
            // NOLINTNEXTLINE(modernize-avoid-c-arrays)
            auto larger = std::make_unique_for_overwrite<char[]>(capacity);
            kept.copy(larger.get(), kept.size());
            buffer = std::move(larger);
        } else if (offset > 0) {
            std::memmove(buffer.get(), kept.data(), kept.size());
        }
        offset = 0;
        end = kept.size();
    }

    void fill() {
        make_room();
        const auto count = source->read({buffer.get() + end, kHeadBytes});
        if (count) end += *count;
        if (!count) return break_off(count.error());
        at_end = *count == 0;
        const auto accounted = is_file ? budget->add_packed(*count) : budget->add_unpacked(*count);
        if (!accounted) break_off(accounted.error());
    }

    void break_off(const Error& error) {
        at_end = true;
        fault = error;
    }

    [[nodiscard]] tl::unexpected<Error> named_fault() const {
        return fail(fault->code, fmt::format("{}: {}", name, fault->message), fault->hint);
    }
};

InputStream::InputStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
InputStream::InputStream(std::string name, std::unique_ptr<ByteSource> source,
                         std::shared_ptr<UnpackingBudget> budget)
    : impl_(std::make_unique<Impl>(Impl{std::move(name), std::move(source), std::move(budget)})) {}
InputStream::~InputStream() = default;
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;

Result<InputStream> InputStream::open(const std::string& file,
                                      std::shared_ptr<UnpackingBudget> budget) {
    auto source = open_file_source(file);
    if (!source) {
        return fail(source.error().code, fmt::format("{}: {}", file, source.error().message));
    }
    if (budget == nullptr) budget = std::make_shared<UnpackingBudget>();
    InputStream stream(file, std::move(*source), std::move(budget));
    stream.impl_->is_file = true;
    return unpack(std::move(stream));
}

Result<void> InputStream::begin() {
    const auto first = peek(1);
    if (!first) return impl_->named_fault();
    return {};
}

std::string_view InputStream::head() const {
    return impl_->pending().substr(0, kHeadBytes);
}

Result<std::string> InputStream::read_all(std::size_t max_bytes) {
    while (!impl_->at_end && impl_->pending().size() <= max_bytes)
        impl_->fill();
    if (impl_->pending().size() > max_bytes) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: longer than the {} MiB that are read in one piece",
                                impl_->name, max_bytes >> 20U));
    }
    if (impl_->fault) return impl_->named_fault();
    std::string all(impl_->pending());
    impl_->consume(all.size());
    return all;
}

Result<std::string_view> InputStream::read_piece() {
    if (const auto next = peek(1); !next) return impl_->named_fault();
    const std::string_view piece = head();
    impl_->consume(piece.size());
    return piece;
}

Result<InputStream::Line> InputStream::read_line(std::string& line, std::size_t max_bytes) {
    line.clear();
    bool too_long = false;
    while (true) {
        const std::string_view pending = impl_->pending();
        const std::size_t length = pending.find('\n');
        const std::string_view piece = pending.substr(0, length);
        too_long = too_long || line.size() + piece.size() > max_bytes;
        if (!too_long) line += piece;
        impl_->consume(piece.size());
        if (length != std::string_view::npos) {
            impl_->consume(1);
            break;
        }
        if (impl_->at_end) {
            if (impl_->fault) return impl_->named_fault();
            if (line.empty() && !too_long) return Line::End;
            break;
        }
        impl_->fill();
    }
    if (too_long) return Line::TooLong;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return Line::Read;
}

Result<std::string_view> InputStream::peek(std::size_t count) {
    while (!impl_->at_end && impl_->pending().size() < count)
        impl_->fill();
    if (impl_->pending().empty() && impl_->fault) return tl::unexpected(*impl_->fault);
    return impl_->pending();
}

void InputStream::consume(std::size_t count) {
    impl_->consume(std::min(count, impl_->pending().size()));
}

std::uint64_t InputStream::position() const {
    return impl_->consumed;
}

Result<bool> InputStream::resume() {
    if (impl_->budget->exhausted()) return false;
    auto resumed = impl_->source->resume();
    if (!resumed || !*resumed) return resumed;
    impl_->consume(impl_->pending().size());
    impl_->at_end = false;
    impl_->fault.reset();
    return true;
}

std::optional<std::uint64_t> InputStream::size() const {
    return impl_->source->size();
}

bool InputStream::seek(std::uint64_t offset) {
    if (!impl_->source->seek(offset)) return false;
    impl_->offset = 0;
    impl_->end = 0;
    impl_->consumed = offset;
    impl_->at_end = false;
    impl_->fault.reset();
    return true;
}

const std::string& InputStream::name() const {
    return impl_->name;
}

const std::shared_ptr<UnpackingBudget>& InputStream::budget() const {
    return impl_->budget;
}

}  // namespace nachlese
