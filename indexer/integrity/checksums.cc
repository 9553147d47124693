#include "indexer/integrity/checksums.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "indexer/integrity/block_reader.h"
#include "indexer/shard_writer.h"
#include "schema/archive_root.h"
#include "schema/hash.h"
#include "schema/index_format.h"
#include "schema/sequence_file.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileName = "checksums.nachlese";
constexpr std::string_view kTableEnding = ".glass";
constexpr const char* kExpectedKey = "nachlese.checksums";

std::string path_of(const std::string& database_path, std::string_view name) {
    return fmt::format("{}/{}", database_path, name);
}

FileChecksums& file_named(Checksums& checksums, const std::string& name) {
    auto& files = checksums.files;
    const auto at = std::lower_bound(
        files.begin(), files.end(), name,
        [](const FileChecksums& file, const std::string& wanted) { return file.name < wanted; });
    if (at != files.end() && at->name == name) return *at;
    return *files.insert(at, FileChecksums{name, 0, {}});
}

Result<void> compute_whole(FileChecksums& file, const std::string& path) {
    auto reader = BlockReader::open(path, BlockReader::Access::Sequential);
    if (!reader) return tl::unexpected(reader.error());
    file.size = reader->size();
    file.blocks.resize(reader->blocks());
    for (std::uint64_t number = 0; number < file.blocks.size(); ++number) {
        const auto block = reader->block(number);
        if (!block) return tl::unexpected(block.error());
        file.blocks[number] = hash64(*block);
    }
    return {};
}

Result<void> renew_table(FileChecksums& file, const std::string& path,
                         std::set<std::uint64_t> written) {
    auto reader = BlockReader::open(path, BlockReader::Access::Random);
    if (!reader) return tl::unexpected(reader.error());
    if (reader->size() < file.size) {
        return fail(ErrorCode::IndexDamaged,
                    fmt::format("{}: ends at byte {}, {} are missing", path, reader->size(),
                                file.size - reader->size()));
    }
    // A last block that was shorter than the others is not the same block any more.
    for (std::uint64_t number = file.size / kChecksumBlockBytes; number < reader->blocks();
         ++number) {
        written.insert(number);
    }
    file.size = reader->size();
    file.blocks.resize(reader->blocks());
    for (const std::uint64_t number : written) {
        // Xapian frees blocks at the end that it has not written yet.
        if (number >= file.blocks.size()) break;
        const auto block = reader->block(number);
        if (!block) return tl::unexpected(block.error());
        file.blocks[number] = hash64(*block);
    }
    return {};
}

}  // namespace

std::string checksum_file(const std::string& database_path) {
    return path_of(database_path, kFileName);
}

Origin origin_of(const Xapian::Database& database) {
    Origin origin{{}, stored_compounds_text(database), stored_json_map_text(database)};
    for (const Root& root : roots_of(database))
        origin.roots.push_back(root.path);
    return origin;
}

bool expects_checksums(const Xapian::Database& database) {
    return !database.get_metadata(kExpectedKey).empty();
}

void expect_checksums(Xapian::WritableDatabase& database) {
    database.set_metadata(kExpectedKey, "1");
}

bool is_table(std::string_view file_name) {
    return file_name.ends_with(kTableEnding);
}

std::uint32_t block_revision(std::string_view block) {
    std::uint32_t revision = 0;
    for (std::size_t i = 0; i < sizeof(revision) && i < block.size(); ++i)
        revision = revision << 8U | static_cast<unsigned char>(block[i]);
    return revision;
}

std::vector<std::string> covered_files(const std::string& database_path) {
    const std::string sequences = fs::path(sequence_file(database_path)).filename().string();
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(database_path, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name == kVersionFileName || name == sequences || is_table(name)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<Checksums> compute_checksums(const std::string& database_path,
                                    const Xapian::Database& database) {
    Checksums checksums{database.get_uuid(), database.get_revision(), origin_of(database), {}};
    for (const std::string& name : covered_files(database_path)) {
        FileChecksums& file = file_named(checksums, name);
        if (auto computed = compute_whole(file, path_of(database_path, name)); !computed) {
            return tl::unexpected(computed.error());
        }
    }
    return checksums;
}

Result<void> renew_checksums(Checksums& checksums, const std::string& database_path,
                             const Xapian::Database& database, const FileBlocks& written) {
    for (const std::string& name : covered_files(database_path)) {
        FileChecksums& file = file_named(checksums, name);
        const std::string path = path_of(database_path, name);
        Result<void> renewed;
        if (const auto blocks = written.find(name); blocks != written.end()) {
            renewed = renew_table(file, path, blocks->second);
        } else if (name == kVersionFileName) {
            renewed = compute_whole(file, path);
        }
        if (!renewed) return renewed;
    }
    checksums.revision = database.get_revision();
    checksums.origin = origin_of(database);
    return {};
}

}  // namespace nachlese
