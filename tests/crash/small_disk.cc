#include "tests/crash/small_disk.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>

namespace nachlese::testing {

namespace {

// So that no mount outlives the process, however it ends.
bool has_mounts_of_its_own() {
    static const bool has =
        unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return has;
}

std::string size_option(std::uint64_t bytes) {
    return fmt::format("size={}", bytes);
}

}  // namespace

SmallDisk::SmallDisk(std::string folder, std::uint64_t bytes) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
    is_mounted_ = has_mounts_of_its_own() && mount("nachlese-test", folder_.c_str(), "tmpfs", 0,
                                                   size_option(bytes).c_str()) == 0;
}

SmallDisk::~SmallDisk() {
    if (is_mounted_) {
        umount2(folder_.c_str(), MNT_DETACH);
        return;
    }
    using std::filesystem::perms;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
        std::filesystem::permissions(entry.path(), perms::owner_write,
                                     std::filesystem::perm_options::add);
    }
}

void SmallDisk::resize(std::uint64_t bytes) {
    if (!is_mounted_) return;
    EXPECT_EQ(
        mount("nachlese-test", folder_.c_str(), "tmpfs", MS_REMOUNT, size_option(bytes).c_str()),
        0);
}

void SmallDisk::make_read_only() {
    if (is_mounted_) {
        EXPECT_EQ(mount("nachlese-test", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr),
                  0);
        return;
    }
    using std::filesystem::perms;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
        std::filesystem::permissions(entry.path(), perms::owner_write,
                                     std::filesystem::perm_options::remove);
    }
}

Outcome SmallDisk::run_index(Arguments arguments, std::uint64_t most_file_bytes) const {
    if (is_mounted_) return nachlese::testing::run_index(arguments);
    // POSIX counts in blocks of 512 bytes. The signal would end the run before it can say why.
    const std::string script =
        fmt::format("trap '' XFSZ; ulimit -f {}; exec \"$@\"", 1 + most_file_bytes / 512);
    arguments.insert(arguments.begin(), {"-c", script, "sh", NACHLESE_INDEX_PROGRAM});
    return run("/bin/sh", arguments);
}

}  // namespace nachlese::testing
