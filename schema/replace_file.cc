#include "schema/replace_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace nachlese {

namespace {

Result<void> flush_to_disk(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return io_error(path, errno);
    const int failed = fsync(descriptor) != 0 ? errno : 0;
    close(descriptor);
    if (failed != 0) return io_error(path, failed);
    return {};
}

Result<void> flush_folder_of(const std::string& file) {
    const std::string parent = std::filesystem::path(file).parent_path().string();
    return flush_folder(parent.empty() ? "." : parent);
}

Result<void> write_to_disk(const std::string& file, const WriteContent& write) {
    {
        std::ofstream stream(file, std::ios::binary | std::ios::trunc);
        write(stream);
        stream.flush();
        if (!stream) return io_error(file, errno);
    }
    return flush_file(file);
}

WriteContent whole(const std::string& content) {
    return [&content](std::ostream& out) { out << content; };
}

}  // namespace

Result<void> flush_file(const std::string& file) {
    return flush_to_disk(file, O_RDONLY);
}

Result<void> flush_folder(const std::string& folder) {
    return flush_to_disk(folder, O_RDONLY | O_DIRECTORY);
}

tl::unexpected<Error> io_error(const std::string& path, int error_number) {
    return fail(ErrorCode::Io, fmt::format("{}: {}", path, system_message(error_number)),
                "check free space and permissions");
}

Result<void> replace_file(const std::string& file, const std::string& content) {
    return replace_file(file, whole(content));
}

Result<void> replace_file(const std::string& file, const WriteContent& write) {
    const std::string temporary = file + ".new";
    if (auto written = write_to_disk(temporary, write); !written) return written;
    if (std::rename(temporary.c_str(), file.c_str()) != 0) return io_error(file, errno);
    return flush_folder_of(file);
}

Result<void> create_file(const std::string& file, const std::string& content) {
    const std::string temporary = fmt::format("{}.{}.new", file, getpid());
    if (auto written = write_to_disk(temporary, whole(content)); !written) return written;
    // Unlike rename, it leaves alone what is there.
    const int failed = link(temporary.c_str(), file.c_str()) != 0 ? errno : 0;
    unlink(temporary.c_str());
    if (failed == EEXIST) {
        return fail(ErrorCode::Io, fmt::format("{}: is there already", file),
                    "name a new file: it is not overwritten");
    }
    if (failed != 0) return io_error(file, failed);
    return flush_folder_of(file);
}

}  // namespace nachlese
