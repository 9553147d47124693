// Files that are parts of others, as the pages of an issue are of its METS file: the articles have
// their text from them, so they are no articles themselves. Which they are shows when the file that
// names them is read; until all such have been read, what may be a part is set aside.
//
// A part's record names the files that hold it; one of these is read again when a part changes, and
// its parts are decided on again when it does. So what an archive gives does not depend on the
// order in which it is read or grew.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/catalogue.h"
#include "schema/archive_root.h"

namespace nachlese {

// Paths below the root of the files that hold the file of `record`; empty where it is no part.
[[nodiscard]] std::set<std::string> holders_of(const FileRecord& record);
// Makes it the record of a part. `holders` is not empty.
void make_part(FileRecord& record, const std::set<std::string>& holders);
// What users are told of such a file.
[[nodiscard]] std::string reason_of_part(const std::set<std::string>& holders);

// The part of a path in front of its last '/', "" where it has none; and the part behind it.
[[nodiscard]] std::pair<std::string, std::string> split_path(const std::string& path);

// What a run has found out. Not thread-safe.
class FoundParts {
  public:
    // `holder` has been read to its end, and these are its parts; paths below the root.
    void add(const Root& root, const std::string& holder, const std::vector<std::string>& parts);

    [[nodiscard]] bool was_read(const Root& root, const std::string& holder) const;
    // Empty where no file that was read holds it.
    [[nodiscard]] std::set<std::string> holders(const Root& root, const std::string& part) const;
    // All, each once, in order.
    [[nodiscard]] std::vector<std::pair<Root, std::string>> parts() const;

  private:
    using Place = std::pair<Root, std::string>;
    std::set<Place> read_;
    std::map<Place, std::set<std::string>> holders_;
};

}  // namespace nachlese
