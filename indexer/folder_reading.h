// What the reading of one folder's files needs: a context for each file, and the lines that recur
// across the folder, looked for when the first file is read.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/readers/recurring_lines.h"

namespace nachlese {

// Thread-safe.
class FolderReading {
  public:
    // `names` are those of all files in `root`/`folder`; borrowed, as is `map` where it is given.
    FolderReading(std::string root, std::string folder, const std::vector<std::string>& names,
                  TimeZone zone, const DateTime& now, const JsonMap* map = nullptr);

    // Reads one of the files; see read_file.
    Result<void> read(const std::string& name, const ReadSink& sink);

    // Path of a file to open it by, and path below the root.
    [[nodiscard]] std::string file(const std::string& name) const;
    [[nodiscard]] std::string path(const std::string& name) const;

  private:
    std::string root_;
    std::string folder_;
    const std::vector<std::string>& names_;
    TimeZone zone_;
    DateTime now_;
    const JsonMap* map_;
    std::once_flag sampled_;
    std::optional<RecurringLines> recurring_lines_;
};

}  // namespace nachlese
