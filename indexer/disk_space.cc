#include "indexer/disk_space.h"

#include <array>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <sys/statvfs.h>

namespace nachlese {

namespace {

// As --min-free and df -h have sizes: "3.7G".
std::string size_text(std::uint64_t bytes) {
    constexpr std::array kUnits{"", "K", "M", "G", "T"};
    constexpr double kStep = 1024.0;
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; size >= kStep && unit + 1 < kUnits.size(); ++unit)
        size /= kStep;
    return fmt::format("{:.{}f}{}", size, unit == 0 ? 0 : 1, kUnits.at(unit));
}

}  // namespace

std::optional<std::uint64_t> free_bytes(const std::string& path) {
    struct statvfs of_path {};
    // Some network file systems have no number of blocks.
    if (statvfs(path.c_str(), &of_path) != 0 || of_path.f_blocks == 0) return std::nullopt;
    // f_bavail, not f_bfree: what is kept for root is not there for others.
    return std::uint64_t{of_path.f_bavail} * of_path.f_frsize;
}

std::uint64_t bytes_of_files(const std::string& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const auto size = entry.file_size(error);
        if (!error) bytes += size;
    }
    return bytes;
}

Result<void> DiskSpace::check_room_for(std::uint64_t bytes, std::string_view consequence) const {
    if (reserve_ == 0) return {};
    const auto free = measure_(path_);
    if (!free || *free >= reserve_ + bytes) return {};
    return fail(ErrorCode::DiskSpaceLow,
                fmt::format("{}: {} are free on its file system, {} are wanted ({} to be written, "
                            "{} to stay free); {}",
                            path_, size_text(*free), size_text(reserve_ + bytes), size_text(bytes),
                            size_text(reserve_), consequence),
                "free some space, or give the index a larger file system; --min-free SIZE sets "
                "what stays free, and 0 has the run write until the disk is full");
}

}  // namespace nachlese
