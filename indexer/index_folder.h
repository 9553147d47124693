// The index folder on disk: generations behind a stub file, and the lock of the one writer.
// ARCHITECTURE.md, "On disk", names its files. The lock is flock(2): a kernel lock cannot go stale,
// and its file is never deleted.
#pragma once

#include <string>

#include "schema/error.h"
#include "schema/generation.h"

namespace nachlese {

[[nodiscard]] std::string last_run_file(const std::string& index_path);

// The index folder in the hands of its one writer. Holds the lock while it lives. Not thread-safe.
class IndexFolder {
  public:
    // Makes the folder where there is none. IndexLocked where another process writes to it.
    static Result<IndexFolder> open_for_writing(const std::string& index_path);
    ~IndexFolder();
    IndexFolder(IndexFolder&& other) noexcept;
    IndexFolder& operator=(IndexFolder&&) = delete;

    // Folder of a generation that is not yet live; numbered above all that exist.
    [[nodiscard]] Result<Generation> make_generation() const;
    // Makes `generation` live by renaming a new stub over the old one. Durable when it returns.
    [[nodiscard]] Result<void> publish(const Generation& generation) const;
    // Removes a generation that never went live, or what a killed run left behind.
    void discard(const Generation& generation) const;
    // Keeps the live generation and the one before it.
    void remove_outdated() const;
    // Removes what killed runs left behind.
    void remove_unpublished() const;

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    IndexFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
    std::string path_;
    int lock_;
};

}  // namespace nachlese
