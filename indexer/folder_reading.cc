#include "indexer/folder_reading.h"

#include <utility>

#include "indexer/file_reading.h"
#include "indexer/scanner.h"

namespace nachlese {

FolderReading::FolderReading(std::string root, std::string folder,
                             const std::vector<std::string>& names, TimeZone zone,
                             const DateTime& now, const JsonMap* map)
    : root_(std::move(root)),
      folder_(std::move(folder)),
      names_(names),
      zone_(std::move(zone)),
      now_(now),
      map_(map) {}

Result<void> FolderReading::read(const std::string& name, const ReadSink& sink) {
    std::call_once(sampled_, [this] {
        std::vector<std::string> files;
        files.reserve(names_.size());
        for (const std::string& sibling : names_)
            files.push_back(file(sibling));
        recurring_lines_ = sample_recurring_lines(std::move(files));
    });
    return read_file(file(name), ReadContext{path(name), now_, zone_, &*recurring_lines_, map_},
                     sink);
}

std::string FolderReading::file(const std::string& name) const {
    return join_path(root_, path(name));
}

std::string FolderReading::path(const std::string& name) const {
    return join_path(folder_, name);
}

}  // namespace nachlese
