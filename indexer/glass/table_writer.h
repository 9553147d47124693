// One table of a Xapian database of the backend "glass": a B-tree that is written from its first
// block to its last, all blocks full. For databases that are merged by Xapian afterwards: see
// indexer/glass/database_writer.h.
//
// A block has 8 KiB: revision (4 bytes), level (1), largest gap (2), free bytes (2), end of the
// directory (2), the directory with the place of each item (2), free bytes, items. An item of a
// leaf: size and flags (2), key size (1), key, number of the component (2; not in the first), tag.
// An item of a branch: number of the block (4), key size, key, component. Source: xapian-core 1.4,
// backends/glass/glass_table.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/gathered_output.h"

namespace nachlese::glass {

inline constexpr std::size_t kBlockBytes = 8192;
// The revision of what is written in one go.
inline constexpr std::uint32_t kRevision = 1;

// What the version file says of a table.
struct TableRoot {
    std::uint32_t block = 0;
    std::uint32_t level = 0;
    std::uint64_t entries = 0;
    std::uint32_t blocks = 0;  // 0: there is no file
};

// Not thread-safe. Throws Xapian::DatabaseError where the file cannot be written, and
// Xapian::InvalidArgumentError for a key of more than 255 bytes.
class TableWriter {
  public:
    enum class Tag { Plain, Deflated };

    explicit TableWriter(const std::string& path);
    ~TableWriter();
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;

    // Keys ascend, by their bytes. A deflated tag is what zlib makes of one, without a header.
    void add(std::string_view key, std::string_view tag, Tag kind = Tag::Plain);

    // Once, at the end. Not synchronised to the disk.
    [[nodiscard]] TableRoot finish();

  private:
    class Block;
    // What leads to a block: the least key, and component, that stand in it and not before it.
    struct Separator {
        std::string key;
        std::size_t component = 0;
    };
    struct Level {
        std::unique_ptr<Block> block;
        Separator separator;
    };

    void add_level();
    void add_item(std::string_view key, std::size_t component, std::string_view chunk,
                  std::uint8_t flags);
    [[nodiscard]] std::uint32_t write_block(Block& block);
    void write_leaf();
    void add_branch(std::size_t level, Separator separator, std::uint32_t block);

    std::string path_;
    std::ofstream file_;
    GatheredOutput output_;
    std::vector<Level> levels_;  // the leaves first
    std::string last_key_;
    std::uint32_t next_block_ = 0;
    std::uint64_t entries_ = 0;
};

}  // namespace nachlese::glass
