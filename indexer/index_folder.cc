#include "indexer/index_folder.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "schema/replace_file.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLastRun = "last-run.json";

void remove_work_folder(const Generation& generation) {
    std::error_code ignored;
    fs::remove_all(work_folder(generation), ignored);
}

bool has_generations(const std::string& index_path) {
    std::error_code ignored;
    return fs::is_directory(generations_folder(index_path), ignored);
}

}  // namespace

std::string last_run_file(const std::string& index_path) {
    return fmt::format("{}/{}", index_path, kLastRun);
}

Result<IndexFolder> IndexFolder::open_for_writing(const std::string& index_path) {
    std::error_code error;
    if (fs::exists(index_path, error) && !has_generations(index_path) &&
        !fs::is_empty(index_path, error)) {
        return fail(ErrorCode::Usage,
                    fmt::format("{}: is neither an index folder nor empty", index_path),
                    "give the index a folder of its own");
    }
    fs::create_directories(generations_folder(index_path), error);
    if (error) return io_error(index_path, error.value());
    const std::string lock_path = lock_file(index_path);
    const int lock = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock < 0) return io_error(lock_path, errno);
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        close(lock);
        if (reason != EWOULDBLOCK) return io_error(lock_path, reason);
        return fail(ErrorCode::IndexLocked,
                    fmt::format("{}: another nachlese-index is writing to this index", index_path),
                    "wait until it has ended");
    }
    return IndexFolder(index_path, lock);
}

IndexFolder::~IndexFolder() {
    if (lock_ >= 0) close(lock_);
}

IndexFolder::IndexFolder(IndexFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

Result<Generation> IndexFolder::make_generation() const {
    remove_unpublished();
    const std::vector<int> numbers = generation_numbers(path_);
    const Generation generation =
        generation_numbered(path_, numbers.empty() ? 1 : numbers.back() + 1);
    std::error_code error;
    fs::create_directories(generation.folder, error);
    if (error) return io_error(generation.folder, error.value());
    return generation;
}

Result<void> IndexFolder::publish(const Generation& generation) const {
    // On disk under its name before the stub is that leads to it.
    for (const std::string& folder : {generation.folder, generations_folder(path_)}) {
        if (auto flushed = flush_folder(folder); !flushed) return flushed;
    }
    // Relative, so that the index folder can be moved as a whole.
    if (auto published = replace_file(stub_file(path_), stub_content(generation.number));
        !published) {
        return published;
    }
    // The index folder may be new, and its parent one that this user may not read.
    static_cast<void>(flush_folder(fs::absolute(path_).lexically_normal().parent_path().string()));
    remove_work_folder(generation);
    return {};
}

void IndexFolder::discard(const Generation& generation) const {
    std::error_code ignored;
    fs::remove_all(generation.folder, ignored);
}

void IndexFolder::remove_outdated() const {
    const auto live = live_generation(path_);
    if (!live) return;
    const std::vector<int> numbers = generation_numbers(path_);
    const auto live_at = std::lower_bound(numbers.begin(), numbers.end(), live->number);
    const int previous = live_at == numbers.begin() ? live->number : *std::prev(live_at);
    for (const int number : numbers) {
        if (number < previous) discard(generation_numbered(path_, number));
    }
}

// With the lock in hand, a number above the live one is what a killed run left behind.
void IndexFolder::remove_unpublished() const {
    const auto live = live_generation(path_);
    if (!live && live.error().code != ErrorCode::IndexMissing) return;
    const int live_number = live ? live->number : 0;
    if (live) remove_work_folder(*live);
    for (const int number : generation_numbers(path_)) {
        if (number > live_number) discard(generation_numbered(path_, number));
    }
}

}  // namespace nachlese
