#include "indexer/integrity/commit_changes.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "indexer/glass/packing.h"
#include "indexer/integrity/block_reader.h"

namespace nachlese {

namespace {

using glass::FreeList;
using glass::FreeListPosition;

// A block of a free list: as any block it begins with revision and level, then come entries, each
// the number of a block, and at the end the number of the list's next block.
constexpr std::uint32_t kEntryBytes = 4;
constexpr std::uint32_t kFirstEntry = 8;
constexpr std::uint32_t kNextBlock = kChecksumBlockBytes - kEntryBytes;
constexpr std::size_t kLevelOffset = 4;
constexpr unsigned char kFreeListLevel = 254;

static_assert(kChecksumBlockBytes == glass::kBlockBytes);

struct Stretch {
    std::set<std::uint64_t> entries;
    std::set<std::uint64_t> list_blocks;  // in which they stand
};

// Of one table, whose lists may say anything.
class FreeListReader {
  public:
    FreeListReader(std::string path, BlockReader& table) : path_(std::move(path)), table_(table) {}

    // `end`: where the list ends that `to` has to stand in.
    Result<Stretch> stretch(FreeListPosition from, FreeListPosition to, FreeListPosition end) {
        Stretch stretch;
        for (bool is_there = false; !is_there; from = {next_, kFirstEntry}) {
            const auto block = list_block(from);
            if (!block) return tl::unexpected(block.error());
            if (!stretch.list_blocks.insert(from.block).second) return senseless(from);
            is_there = from.block == to.block && from.offset <= to.offset;
            const std::uint32_t last = is_there ? to.offset : kNextBlock;
            const bool is_beyond = from.block == end.block && (!is_there || last > end.offset);
            if (last > kNextBlock || is_beyond) return senseless(from);
            for (std::uint32_t offset = from.offset; offset < last; offset += kEntryBytes) {
                if (!stretch.entries.insert(glass::uint32_at(*block, offset)).second) {
                    return senseless(from);
                }
            }
            next_ = glass::uint32_at(*block, kNextBlock);
        }
        return stretch;
    }

  private:
    Result<std::string_view> list_block(FreeListPosition position) {
        if (position.block >= table_.blocks() || position.offset < kFirstEntry ||
            position.offset > kNextBlock) {
            return senseless(position);
        }
        auto block = table_.block(position.block);
        if (!block) return block;
        if (block->size() < kChecksumBlockBytes ||
            static_cast<unsigned char>((*block)[kLevelOffset]) != kFreeListLevel) {
            return senseless(position);
        }
        return block;
    }

    [[nodiscard]] tl::unexpected<Error> senseless(FreeListPosition position) const {
        return fail(
            ErrorCode::IndexDamaged,
            fmt::format("{}: the free list makes no sense in block {}", path_, position.block));
    }

    std::string path_;
    BlockReader& table_;
    std::uint32_t next_ = 0;
};

bool has_entries(const FreeList& list) {
    return list.end.offset != 0;
}

struct TableChanges {
    std::set<std::uint64_t> written;
    std::set<std::uint64_t> superseded;
};

Result<TableChanges> changes_of_table(const std::string& path, BlockReader& table,
                                      const FreeList& before, const FreeList& after) {
    TableChanges changes;
    FreeListReader lists(path, table);
    if (after.first_unused < before.first_unused || (has_entries(before) && !has_entries(after))) {
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: the free list shrank", path));
    }
    if (has_entries(before)) {
        auto taken = lists.stretch(before.begin, after.begin, before.end);
        if (!taken) return tl::unexpected(taken.error());
        changes.written = std::move(taken->entries);
        changes.written.insert(before.end.block);
    }
    // What a run that was cut left behind the end is there, and taken like anything else.
    for (std::uint64_t block = before.first_unused; block < table.blocks(); ++block)
        changes.written.insert(block);
    if (!has_entries(after)) return changes;
    // A list that is new has taken nothing: it begins with what was freed first.
    const FreeListPosition from = has_entries(before) ? before.end : after.begin;
    auto freed = lists.stretch(from, after.end, after.end);
    if (!freed) return tl::unexpected(freed.error());
    for (const std::uint64_t block : freed->entries) {
        const bool is_of_this_commit =
            block >= before.first_unused || changes.written.contains(block);
        if (!is_of_this_commit) changes.superseded.insert(block);
    }
    return changes;
}

// Tables are made when they get their first entry.
bool has_file(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

}  // namespace

Result<CommitChanges> changes_of_commit(const std::string& database_path,
                                        const glass::CommittedRevision& before,
                                        const glass::CommittedRevision& after) {
    CommitChanges changes;
    for (const auto& [name, list] : after.free_lists) {
        const std::string path = fmt::format("{}/{}", database_path, name);
        if (!has_file(path)) continue;
        auto table = BlockReader::open(path, BlockReader::Access::Random);
        if (!table) return tl::unexpected(table.error());
        auto of_table = changes_of_table(path, *table, before.free_lists.at(name), list);
        if (!of_table) return tl::unexpected(of_table.error());
        changes.written[name] = std::move(of_table->written);
        changes.superseded[name] = std::move(of_table->superseded);
    }
    return changes;
}

Result<FileBlocks> free_list_blocks(const std::string& database_path,
                                    const glass::CommittedRevision& revision) {
    FileBlocks blocks;
    for (const auto& [name, list] : revision.free_lists) {
        if (!has_entries(list)) continue;
        const std::string path = fmt::format("{}/{}", database_path, name);
        auto table = BlockReader::open(path, BlockReader::Access::Random);
        if (!table) return tl::unexpected(table.error());
        auto whole = FreeListReader(path, *table).stretch(list.begin, list.end, list.end);
        if (!whole) return tl::unexpected(whole.error());
        blocks[name] = std::move(whole->list_blocks);
    }
    return blocks;
}

}  // namespace nachlese
