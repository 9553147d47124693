#include "indexer/file_source.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nachlese {

namespace {

class FileSource final : public ByteSource {
  public:
    FileSource(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
    ~FileSource() override { close(descriptor_); }

    Result<std::size_t> read(std::span<char> to) override {
        ssize_t count = -1;
        do {
            count = ::read(descriptor_, to.data(), to.size());
        } while (count < 0 && errno == EINTR);
        if (count < 0) return fail(ErrorCode::Io, system_message(errno));
        return static_cast<std::size_t>(count);
    }

    [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }

    bool seek(std::uint64_t offset) override {
        return lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0;
    }

  private:
    int descriptor_;
    std::uint64_t size_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file_source(const std::string& file) {
    // O_NONBLOCK: opening a pipe would wait for its writer.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return fail(ErrorCode::Io, system_message(errno));
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return fail(ErrorCode::Io, "not a regular file");
    }
    return std::make_unique<FileSource>(descriptor, static_cast<std::uint64_t>(status.st_size));
}

}  // namespace nachlese
