#include "indexer/glass/table_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/glass/packing.h"

namespace nachlese::glass {

namespace {

constexpr std::size_t kHeaderBytes = 11;
constexpr std::size_t kDirectoryEntryBytes = 2;
constexpr std::size_t kMaxKeyBytes = 255;
// Of an item: four of them have to fit into a block.
constexpr std::size_t kMaxItemBytes = (kBlockBytes - kHeaderBytes - 4 * kDirectoryEntryBytes) / 4;
constexpr std::size_t kItemHeaderBytes = 3;  // before the key
constexpr std::size_t kComponentBytes = 2;
constexpr std::size_t kBlockNumberBytes = 4;
constexpr std::size_t kMaxComponents = 0xFFFF;
// What is left of a block is used up by a piece of a tag only if that is more than a key: else the
// piece costs more than it fills.
constexpr std::size_t kLeastPieceBytes = 34;

constexpr std::uint8_t kDeflated = 0x80;
constexpr std::uint8_t kLastComponent = 0x40;
constexpr std::uint8_t kFirstComponent = 0x20;

}  // namespace

class TableWriter::Block {
  public:
    explicit Block(std::size_t level) : level_(level) {}

    [[nodiscard]] std::size_t free_bytes() const { return items_ - directory_end_; }
    // For an item, beside its place in the directory.
    [[nodiscard]] std::size_t room() const {
        return free_bytes() - std::min(free_bytes(), kDirectoryEntryBytes);
    }
    [[nodiscard]] bool is_empty() const { return items_ == kBlockBytes; }

    // To be filled. There must be room.
    char* add(std::size_t item_bytes) {
        items_ -= item_bytes;
        put_uint16(&bytes_[directory_end_], items_);
        directory_end_ += kDirectoryEntryBytes;
        return &bytes_[items_];
    }

    const std::array<char, kBlockBytes>& finish() {
        put_uint32(bytes_.data(), kRevision);
        bytes_[4] = static_cast<char>(level_);
        put_uint16(&bytes_[5], free_bytes());
        put_uint16(&bytes_[7], free_bytes());
        put_uint16(&bytes_[9], directory_end_);
        std::fill_n(&bytes_[directory_end_], free_bytes(), '\0');
        return bytes_;
    }

    void clear() {
        directory_end_ = kHeaderBytes;
        items_ = kBlockBytes;
    }

  private:
    std::array<char, kBlockBytes> bytes_{};
    std::size_t level_;
    std::size_t directory_end_ = kHeaderBytes;
    std::size_t items_ = kBlockBytes;  // where the last one begins
};

TableWriter::TableWriter(const std::string& path)
    : path_(path), file_(path, std::ios::binary | std::ios::trunc), output_(file_) {
    add_level();
    // Every table begins with an item that has no key.
    add_item({}, 1, {}, kFirstComponent | kLastComponent);
}

TableWriter::~TableWriter() = default;

void TableWriter::add(std::string_view key, std::string_view tag, Tag kind) {
    if (key.size() > kMaxKeyBytes) {
        throw Xapian::InvalidArgumentError(
            fmt::format("{}: a key of {} bytes is too long", path_, key.size()));
    }
    const std::uint8_t deflated = kind == Tag::Deflated ? kDeflated : 0;
    std::size_t component = 1;
    do {
        const std::size_t before_tag =
            kItemHeaderBytes + key.size() + (component == 1 ? 0 : kComponentBytes);
        std::size_t size = before_tag + tag.size();
        if (size > kMaxItemBytes) {
            size = kMaxItemBytes;
            const std::size_t left = levels_[0].block->room();
            if (left < size && left >= before_tag + key.size() + kLeastPieceBytes) size = left;
        }
        const std::string_view chunk = tag.substr(0, size - before_tag);
        tag.remove_prefix(chunk.size());
        if (component > kMaxComponents) {
            throw Xapian::InvalidArgumentError(fmt::format("{}: a value is too long", path_));
        }
        const std::uint8_t first = component == 1 ? kFirstComponent : 0;
        const std::uint8_t last = tag.empty() ? kLastComponent : 0;
        add_item(key, component, chunk, deflated | first | last);
        ++component;
    } while (!tag.empty());
    ++entries_;
}

void TableWriter::add_item(std::string_view key, std::size_t component, std::string_view chunk,
                           std::uint8_t flags) {
    const bool is_first = component == 1;
    const std::size_t size =
        kItemHeaderBytes + key.size() + (is_first ? 0 : kComponentBytes) + chunk.size();
    if (levels_[0].block->room() < size) {
        write_leaf();
        // As short as it can be and still part the two.
        const auto difference =
            std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end()).first;
        const auto same = static_cast<std::size_t>(difference - key.begin());
        levels_[0].separator = {std::string(key.substr(0, same + 1)), component};
    }
    char* item = levels_[0].block->add(size);
    put_uint16(item, (size - kItemHeaderBytes) | std::size_t{flags} << 8U);
    item[2] = static_cast<char>(key.size());
    item = std::copy(key.begin(), key.end(), item + kItemHeaderBytes);
    if (!is_first) {
        put_uint16(item, component);
        item += kComponentBytes;
    }
    std::copy(chunk.begin(), chunk.end(), item);
    last_key_ = key;
}

void TableWriter::add_level() {
    auto block = std::make_unique<Block>(levels_.size());
    levels_.emplace_back().block = std::move(block);
}

std::uint32_t TableWriter::write_block(Block& block) {
    const auto& bytes = block.finish();
    output_.write({bytes.data(), bytes.size()});
    block.clear();
    return next_block_++;
}

void TableWriter::write_leaf() {
    const std::uint32_t number = write_block(*levels_[0].block);
    add_branch(1, std::move(levels_[0].separator), number);
}

void TableWriter::add_branch(std::size_t level, Separator separator, std::uint32_t block) {
    if (level == levels_.size()) add_level();
    const auto bytes = [&] {
        return kBlockNumberBytes + 1 + separator.key.size() + kComponentBytes;
    };
    if (levels_[level].block->room() < bytes()) {
        const std::uint32_t number = write_block(*levels_[level].block);
        add_branch(level + 1, std::move(levels_[level].separator), number);
    }
    if (levels_[level].block->is_empty()) {
        // What leads to the block stands above it; inside, the first item needs no key.
        levels_[level].separator = std::exchange(separator, {});
    }
    char* item = levels_[level].block->add(bytes());
    put_uint32(item, block);
    item[kBlockNumberBytes] = static_cast<char>(separator.key.size());
    item = std::copy(separator.key.begin(), separator.key.end(), item + kBlockNumberBytes + 1);
    put_uint16(item, separator.component);
}

TableRoot TableWriter::finish() {
    TableRoot root;
    for (std::size_t level = 0; level < levels_.size(); ++level) {
        root.block = write_block(*levels_[level].block);
        root.level = static_cast<std::uint32_t>(level);
        if (level + 1 < levels_.size()) {
            add_branch(level + 1, std::move(levels_[level].separator), root.block);
        }
    }
    root.entries = entries_;
    root.blocks = next_block_;
    output_.flush();
    file_.close();
    if (!file_) throw Xapian::DatabaseError(fmt::format("{}: cannot be written", path_));
    return root;
}

}  // namespace nachlese::glass
