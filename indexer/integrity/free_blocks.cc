#include "indexer/integrity/free_blocks.h"

#include <sstream>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>

namespace nachlese {

namespace {

constexpr std::string_view kFirstUnused = "firstunused=";
constexpr std::string_view kFreelist = "Freelist:";

}  // namespace

// "postlist:", then "blocksize=8K items=… firstunused=17 …", then "Freelist: 3 5" or
// "Freelist: empty".
std::map<std::string, FreeBlocks> parse_free_blocks(const std::string& report) {
    std::map<std::string, FreeBlocks> found;
    std::istringstream lines(report);
    std::string table;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(kFreelist)) {
            std::istringstream numbers(line.substr(kFreelist.size()));
            for (std::uint64_t block = 0; numbers >> block;)
                found[table].blocks.insert(block);
        } else if (const auto at = line.find(kFirstUnused); at != std::string::npos) {
            std::istringstream(line.substr(at + kFirstUnused.size())) >> found[table].first_unused;
        } else if (line.ends_with(':')) {
            table = line.substr(0, line.size() - 1) + ".glass";
        }
    }
    return found;
}

Result<std::map<std::string, FreeBlocks>> free_blocks(const std::string& database_path) {
    std::ostringstream report;
    try {
        const auto errors = Xapian::Database::check(
            database_path, Xapian::DBCHECK_SHOW_FREELIST | Xapian::DBCHECK_SHOW_STATS, &report);
        if (errors == 0) return parse_free_blocks(report.str());
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: Xapian found {} errors: {}",
                                                         database_path, errors, report.str()));
    } catch (const Xapian::Error& error) {
        return fail(ErrorCode::IndexDamaged, from_xapian(error, database_path).message);
    }
}

}  // namespace nachlese
