#include "indexer/index_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace nachlese {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kGenerations = "generations";
constexpr std::string_view kShard = "shard-00";
constexpr std::string_view kLock = "writer.lock";
constexpr std::string_view kLastRun = "last-run.json";

tl::unexpected<Error> io_error(const std::string& path, int error_number) {
    return fail(ErrorCode::Io,
                fmt::format("{}: {}", path,
                            std::error_code(error_number, std::generic_category()).message()),
                "check free space and permissions");
}

Generation generation_numbered(const std::string& index_path, int number) {
    const std::string folder = fmt::format("{}/{}/{:06}", index_path, kGenerations, number);
    return {number, folder, fmt::format("{}/{}", folder, kShard)};
}

std::optional<int> number_of(std::string_view folder_name) {
    int number = 0;
    const char* const end = folder_name.data() + folder_name.size();
    const auto [stopped, error] = std::from_chars(folder_name.data(), end, number);
    if (error != std::errc{} || stopped != end || number < 1) return std::nullopt;
    return number;
}

// Ascending.
std::vector<int> generation_numbers(const std::string& index_path) {
    std::vector<int> numbers;
    std::error_code ignored;
    for (const auto& entry :
         fs::directory_iterator(fmt::format("{}/{}", index_path, kGenerations), ignored)) {
        if (const auto number = number_of(entry.path().filename().string())) {
            numbers.push_back(*number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

bool is_index_folder(const std::string& index_path) {
    std::error_code ignored;
    return fs::is_directory(fmt::format("{}/{}", index_path, kGenerations), ignored);
}

Result<void> flush_to_disk(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return io_error(path, errno);
    const int failed = fsync(descriptor) != 0 ? errno : 0;
    close(descriptor);
    if (failed != 0) return io_error(path, failed);
    return {};
}

}  // namespace

Result<Generation> live_generation(const std::string& index_path) {
    const std::string stub = fmt::format("{}/{}", index_path, kStub);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(stub, error))) {
        if (!generation_numbers(index_path).empty()) {
            return fail(ErrorCode::IndexDamaged, fmt::format("{}: the stub file is missing", stub),
                        "rebuild the index from the archive");
        }
        return fail(ErrorCode::IndexMissing,
                    fmt::format("{}: there is no index in this folder", index_path),
                    "make one with `nachlese-index update --index DIR FOLDER`");
    }
    std::ifstream file(stub);
    if (!file) return io_error(stub, errno);
    std::string backend;
    std::string database;
    std::getline(file >> backend >> std::ws, database);
    const auto number = number_of(fs::path(database).parent_path().filename().string());
    if (!number) {
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: names no generation", stub),
                    "rebuild the index from the archive");
    }
    return generation_numbered(index_path, *number);
}

std::string last_run_file(const std::string& index_path) {
    return fmt::format("{}/{}", index_path, kLastRun);
}

Result<IndexFolder> IndexFolder::open_for_writing(const std::string& index_path) {
    std::error_code error;
    if (fs::exists(index_path, error) && !is_index_folder(index_path) &&
        !fs::is_empty(index_path, error)) {
        return fail(ErrorCode::Usage,
                    fmt::format("{}: is neither an index folder nor empty", index_path),
                    "give the index a folder of its own");
    }
    fs::create_directories(fmt::format("{}/{}", index_path, kGenerations), error);
    if (error) return io_error(index_path, error.value());
    const std::string lock_path = fmt::format("{}/{}", index_path, kLock);
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
    // Relative, so that the index folder can be moved as a whole.
    return replace_file(fmt::format("{}/{}", path_, kStub),
                        fmt::format("auto {}/{:06}/{}\n", kGenerations, generation.number, kShard));
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

// With the lock in hand, a number above the live one is what a killed rebuild left behind.
void IndexFolder::remove_unpublished() const {
    const auto live = live_generation(path_);
    if (!live) return;
    for (const int number : generation_numbers(path_)) {
        if (number > live->number) discard(generation_numbered(path_, number));
    }
}

Result<void> replace_file(const std::string& file, const std::string& content) {
    const std::string temporary = file + ".new";
    {
        std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
        stream << content;
        stream.flush();
        if (!stream) return io_error(temporary, errno);
    }
    if (auto flushed = flush_to_disk(temporary, O_RDONLY); !flushed) return flushed;
    if (std::rename(temporary.c_str(), file.c_str()) != 0) return io_error(file, errno);
    const std::string parent = fs::path(file).parent_path().string();
    return flush_to_disk(parent.empty() ? "." : parent, O_RDONLY | O_DIRECTORY);
}

}  // namespace nachlese
