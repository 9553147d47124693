#include "indexer/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <type_traits>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace nachlese {

namespace {

// zlib puts the name of the file in front, which for a descriptor is "<fd:7>"
// (gzdopen in https://zlib.net/manual.html).
std::string_view without_descriptor(std::string_view message) {
    constexpr std::string_view kEnd = ">: ";
    if (!message.starts_with("<fd:")) return message;
    const std::size_t end = message.find(kEnd);
    return end == std::string_view::npos ? message : message.substr(end + kEnd.size());
}

struct GzCloser {
    void operator()(gzFile file) const { gzclose(file); }
};
using GzHandle = std::unique_ptr<std::remove_pointer_t<gzFile>, GzCloser>;

}  // namespace

struct InputStream::Impl {
    std::string file;
    GzHandle handle;
    std::string buffer;  // read from the file, not yet handed out; begins at `offset`
    std::size_t offset = 0;
    bool at_end = false;

    [[nodiscard]] std::string_view pending() const {
        return std::string_view(buffer).substr(offset);
    }

    Result<void> fill() {
        if (at_end) return {};
        buffer.erase(0, offset);
        offset = 0;
        const std::size_t old_size = buffer.size();
        buffer.resize(old_size + kHeadBytes);
        const int count = gzread(handle.get(), buffer.data() + old_size, kHeadBytes);
        buffer.resize(old_size + static_cast<std::size_t>(std::max(count, 0)));
        int zlib_error = Z_OK;
        const char* const message = gzerror(handle.get(), &zlib_error);
        if (count < 0 || (zlib_error != Z_OK && zlib_error != Z_STREAM_END)) {
            at_end = true;
            if (zlib_error == Z_ERRNO) {
                return fail(ErrorCode::Io, fmt::format("{}: {}", file, system_message(errno)));
            }
            return fail(ErrorCode::BadInput, fmt::format("{}: damaged gzip data ({})", file,
                                                         without_descriptor(message)));
        }
        at_end = count == 0;
        return {};
    }
};

InputStream::InputStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
InputStream::~InputStream() = default;
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;

Result<InputStream> InputStream::open(const std::string& file) {
    // O_NONBLOCK: a named pipe that took the file's place must not stop the run.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return fail(ErrorCode::Io, fmt::format("{}: {}", file, system_message(errno)));
    }
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return fail(ErrorCode::Io, fmt::format("{}: not a regular file", file));
    }
    // gzdopen takes the descriptor over; gzread passes files that are not gzip through unchanged.
    GzHandle handle(gzdopen(descriptor, "rb"));
    if (handle == nullptr) {
        close(descriptor);
        return fail(ErrorCode::Io, fmt::format("{}: out of memory", file));
    }
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    impl->handle = std::move(handle);
    if (auto filled = impl->fill(); !filled) return tl::unexpected(filled.error());
    return InputStream(std::move(impl));
}

std::string_view InputStream::head() const {
    return impl_->pending().substr(0, kHeadBytes);
}

Result<std::string> InputStream::read_all(std::size_t max_bytes) {
    while (!impl_->at_end && impl_->pending().size() <= max_bytes) {
        if (auto filled = impl_->fill(); !filled) return tl::unexpected(filled.error());
    }
    if (impl_->pending().size() > max_bytes) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: longer than the {} MiB that are read in one piece",
                                impl_->file, max_bytes >> 20U));
    }
    std::string all(impl_->pending());
    impl_->buffer.clear();
    impl_->offset = 0;
    return all;
}

Result<std::string_view> InputStream::read_piece() {
    if (impl_->pending().empty()) {
        if (auto filled = impl_->fill(); !filled) return tl::unexpected(filled.error());
    }
    const std::string_view piece = head();
    impl_->offset += piece.size();
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
        impl_->offset += piece.size();
        if (length != std::string_view::npos) {
            ++impl_->offset;
            break;
        }
        if (impl_->at_end) {
            if (line.empty() && !too_long) return Line::End;
            break;
        }
        if (auto filled = impl_->fill(); !filled) return tl::unexpected(filled.error());
    }
    if (too_long) return Line::TooLong;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return Line::Read;
}

}  // namespace nachlese
