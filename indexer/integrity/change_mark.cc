#include "indexer/integrity/change_mark.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "schema/replace_file.h"

namespace nachlese {

namespace {

constexpr const char* kFileName = "changing.nachlese";

}  // namespace

std::string change_mark_file(const std::string& database_path) {
    return fmt::format("{}/{}", database_path, kFileName);
}

// A line for each damaged block: the name of its file and its number.
Result<std::optional<ChangeMark>> read_change_mark(const std::string& database_path) {
    const std::string path = change_mark_file(database_path);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        const int reason = errno;
        std::error_code ignored;
        // It may go while it is looked for.
        if (!std::filesystem::exists(path, ignored)) return std::nullopt;
        return io_error(path, reason);
    }
    ChangeMark mark;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        std::uint64_t block = 0;
        if (!(words >> name >> block) || !(words >> std::ws).eof()) {
            return fail(ErrorCode::IndexDamaged, fmt::format("{}: is not as it was written", path),
                        "run `nachlese-index repair`");
        }
        mark.damaged[name].insert(block);
    }
    return mark;
}

Result<void> write_change_mark(const std::string& database_path, const ChangeMark& mark) {
    std::string lines;
    for (const auto& [name, blocks] : mark.damaged) {
        for (const std::uint64_t block : blocks)
            lines += fmt::format("{} {}\n", name, block);
    }
    return replace_file(change_mark_file(database_path), lines);
}

Result<void> remove_change_mark(const std::string& database_path) {
    const std::string path = change_mark_file(database_path);
    if (unlink(path.c_str()) != 0 && errno != ENOENT) return io_error(path, errno);
    return flush_folder(database_path);
}

}  // namespace nachlese
