// Decides which files are parts of others (indexer/parts.h), when all that may have parts have been
// read.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/pipeline.h"

namespace nachlese {

// Not thread-safe; once.
class Pipeline::PartsRun {
  public:
    // The pipeline is borrowed.
    PartsRun(Pipeline& pipeline, const ChangePlan& plan);

    // The records of parts are stored, their articles removed. What is no part, and has to be read
    // by itself, is in the result.
    Result<std::vector<FolderChanges>> settle();

  private:
    enum class Known { Named, Unchanged, SetAside };  // how the run came by it
    struct Candidate {
        Known known = Known::Named;
        FileEntry entry;
    };
    struct Folder {
        std::map<std::string, Candidate> files;
        std::vector<std::string> names;  // of all files in it
    };
    using Records = std::map<std::string, FileRecord>;  // of one folder, by name

    void take_up(const std::vector<FolderChanges>& folders, Known known);
    Result<void> settle_folder(const Folder& folder, FolderChanges& changes);
    Result<void> settle_file(const Candidate& file, Records& records, FolderChanges& changes);
    [[nodiscard]] Result<std::set<std::string>> holders_now(const Root& root,
                                                            const std::string& path,
                                                            const FileRecord* before) const;
    void await_part(const Root& root, const std::string& path);

    Pipeline& pipeline_;
    std::map<std::pair<Root, std::string>, Folder> folders_;
};

}  // namespace nachlese
