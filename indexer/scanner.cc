#include "indexer/scanner.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema/generation.h"

namespace nachlese {

namespace {

struct FolderCloser {
    void operator()(DIR* folder) const { closedir(folder); }
};

std::int64_t mtime_ns(const struct stat& status) {
    return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 +
           status.st_mtim.tv_nsec;
}

// What fstatat says of a link that leads nowhere or to itself: no file is there. All else (no
// permission, a server that does not answer) leaves open whether one is.
bool tells_that_nothing_is_there(int error_number) {
    return error_number == ENOENT || error_number == ELOOP || error_number == ENOTDIR;
}

class Walk {
  public:
    Walk(const std::string& root, const ScanSink& sink) : root_(root), sink_(sink) {}

    // The folders still to be visited are kept in a list of our own: a chain of folders is as deep
    // as its maker likes, the call stack is not.
    Result<void> run(const std::string& first) {
        pending_.push_back(first);
        while (!pending_.empty()) {
            const std::string folder = std::move(pending_.back());
            pending_.pop_back();
            if (auto visited = visit(folder); !visited) {
                if (folder == first) return visited;
                sink_.problem({folder, visited.error().message, true});
            }
        }
        return {};
    }

  private:
    Result<void> visit(const std::string& folder) {
        const std::string path = join_path(root_, folder);
        const std::unique_ptr<DIR, FolderCloser> handle(opendir(path.c_str()));
        if (handle == nullptr) {
            return fail(ErrorCode::Io, fmt::format("{}: {}", path, system_message(errno)),
                        "name an archive folder that can be read");
        }
        struct stat status {};
        if (fstat(dirfd(handle.get()), &status) == 0 &&
            !visited_.emplace(status.st_dev, status.st_ino).second) {
            sink_.problem({folder, "this folder was visited before, by another name", false});
            return {};
        }
        FolderListing listing{folder, {}};
        std::vector<std::string> subfolders;
        errno = 0;
        // Each walk has a stream of its own. NOLINTNEXTLINE(concurrency-mt-unsafe)
        while (const dirent* const entry = readdir(handle.get())) {
            const std::string name = entry->d_name;
            if (!name.starts_with('.')) classify(dirfd(handle.get()), name, listing, subfolders);
            errno = 0;
        }
        if (errno != 0) {
            return fail(ErrorCode::Io, fmt::format("{}: {}", path, system_message(errno)));
        }
        // An index inside the archive folder would be read as files that change in every run.
        if (is_index_folder(path)) return {};
        std::sort(listing.files.begin(), listing.files.end(),
                  [](const FileEntry& a, const FileEntry& b) { return a.name < b.name; });
        std::sort(subfolders.begin(), subfolders.end(), std::greater<>());
        pending_.insert(pending_.end(), subfolders.begin(), subfolders.end());
        sink_.folder(std::move(listing));
        return {};
    }

    void classify(int descriptor, const std::string& name, FolderListing& listing,
                  std::vector<std::string>& subfolders) {
        struct stat status {};
        const std::string path = join_path(listing.folder, name);
        if (fstatat(descriptor, name.c_str(), &status, 0) != 0) {
            const int reason = errno;
            sink_.problem({path, system_message(reason), !tells_that_nothing_is_there(reason)});
        } else if (S_ISDIR(status.st_mode)) {
            subfolders.push_back(path);
        } else if (S_ISREG(status.st_mode)) {
            listing.files.push_back(
                {name, static_cast<std::uint64_t>(status.st_size), mtime_ns(status)});
        } else {
            sink_.problem({path, "not a regular file", false});
        }
    }

    const std::string& root_;
    const ScanSink& sink_;
    std::vector<std::string> pending_;  // the next one last
    std::set<std::pair<dev_t, ino_t>> visited_;
};

}  // namespace

std::string join_path(const std::string& folder, const std::string& name) {
    if (folder.empty()) return name;
    if (name.empty()) return folder;
    return folder.back() == '/' ? folder + name : folder + "/" + name;
}

Result<void> scan(const std::string& root, const std::string& folder, const ScanSink& sink) {
    return Walk(root, sink).run(folder);
}

Result<FileEntry> stat_file(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        return fail(ErrorCode::Io, fmt::format("{}: {}", path, system_message(errno)));
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorCode::Io, fmt::format("{}: not a regular file", path));
    }
    return FileEntry{path.substr(path.rfind('/') + 1), static_cast<std::uint64_t>(status.st_size),
                     mtime_ns(status)};
}

std::vector<std::string> list_files(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().filename().string();
        std::error_code ignored;
        if (!name.starts_with('.') && entry->is_regular_file(ignored)) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace nachlese
