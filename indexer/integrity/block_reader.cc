#include "indexer/integrity/block_reader.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/integrity/checksums.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;

}  // namespace

Result<BlockReader> BlockReader::open(const std::string& file, Access access) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return io_error(file, errno);
    struct stat status {};
    if (fstat(descriptor, &status) != 0) {
        const int reason = errno;
        close(descriptor);
        return io_error(file, reason);
    }
    return BlockReader(file, descriptor, static_cast<std::uint64_t>(status.st_size), access);
}

BlockReader::BlockReader(std::string file, int descriptor, std::uint64_t size, Access access)
    : file_(std::move(file)),
      descriptor_(descriptor),
      size_(size),
      buffer_(access == Access::Sequential ? kPieceBytes : kChecksumBlockBytes, '\0') {}

BlockReader::~BlockReader() {
    if (descriptor_ >= 0) close(descriptor_);
}

BlockReader::BlockReader(BlockReader&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      buffer_(std::move(other.buffer_)) {}

std::uint64_t BlockReader::blocks() const {
    return (size_ + kChecksumBlockBytes - 1) / kChecksumBlockBytes;
}

Result<std::size_t> BlockReader::read(std::uint64_t offset) {
    std::size_t done = 0;
    while (done < buffer_.size()) {
        const ssize_t got = pread(descriptor_, buffer_.data() + done, buffer_.size() - done,
                                  static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return io_error(file_, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<std::string_view> BlockReader::block(std::uint64_t number) {
    const std::uint64_t offset = number * kChecksumBlockBytes;
    if (offset < buffered_at_ || offset >= buffered_at_ + buffered_) {
        const auto got = read(offset);
        if (!got) return tl::unexpected(got.error());
        buffered_at_ = offset;
        buffered_ = *got;
    }
    const std::size_t begin = offset - buffered_at_;
    return std::string_view(buffer_).substr(begin,
                                            std::min(kChecksumBlockBytes, buffered_ - begin));
}

}  // namespace nachlese
