#include "indexer/glass/version_file.h"

#include <array>
#include <fstream>
#include <limits>
#include <random>
#include <string_view>

#include <fmt/format.h>

#include "indexer/glass/packing.h"

namespace nachlese::glass {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x0F\x0DXapian Glass"sv;
// A date, which is the version of the format: 14 March 2016. Xapian refuses any other.
constexpr std::size_t kFormat = (2016U - 2014U) << 9U | 3U << 5U | 14U;
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kBlockUnit = 2048;

// Tags longer than that are deflated by Xapian when it writes.
constexpr std::size_t kDeflateNothing = 0;
constexpr std::size_t kDeflateBeyond = 18;

std::string random_uuid() {
    std::random_device random;
    std::string bytes;
    for (std::size_t byte = 0; byte < kUuidBytes; ++byte)
        bytes += static_cast<char>(random());
    // RFC 4122, section 4.4
    bytes[6] = static_cast<char>((static_cast<unsigned>(bytes[6]) & 0x0FU) | 0x40U);
    bytes[8] = static_cast<char>((static_cast<unsigned>(bytes[8]) & 0x3FU) | 0x80U);
    return bytes;
}

void append_root(std::string& bytes, const TableRoot& table, std::size_t deflate_beyond) {
    constexpr std::size_t kWrittenInOrder = 2;
    constexpr std::size_t kEmpty = 1;
    const bool is_empty = table.blocks == 0;
    append_number(bytes, table.block);
    append_number(bytes,
                  std::size_t{table.level} << 2U | kWrittenInOrder | (is_empty ? kEmpty : 0));
    append_number(bytes, table.entries);
    append_number(bytes, kBlockBytes / kBlockUnit);
    append_number(bytes, deflate_beyond);
    std::string free_list;
    if (!is_empty) {
        append_number(free_list, kRevision);
        append_number(free_list, table.blocks);
        // No block is free: the list's two cursors are as they are at first.
        free_list.append(4, '\0');
    }
    append_text(bytes, free_list);
}

// In the order of their roots.
constexpr std::array<const char*, 6> kTableFiles = {"postlist.glass", "docdata.glass",
                                                    "termlist.glass", "position.glass",
                                                    "spelling.glass", "synonym.glass"};

// Takes values off the front; once one is not there, all that follow are 0.
class Reader {
  public:
    explicit Reader(std::string_view rest) : rest_(rest) {}

    std::uint32_t number() {
        const auto number = take_number(rest_);
        if (!number || *number > std::numeric_limits<std::uint32_t>::max()) {
            is_whole_ = false;
            return 0;
        }
        return static_cast<std::uint32_t>(*number);
    }

    std::string_view text() {
        const std::size_t size = number();
        if (size > rest_.size()) is_whole_ = false;
        if (!is_whole_) return {};
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }

    // A number of any size.
    void skip_number() { is_whole_ = take_number(rest_).has_value() && is_whole_; }

    [[nodiscard]] bool is_whole() const { return is_whole_; }

  private:
    std::string_view rest_;
    bool is_whole_ = true;
};

FreeListPosition take_position(Reader& reader) {
    constexpr std::uint32_t kEntryBytes = 4;
    FreeListPosition position;
    position.block = reader.number();
    position.offset =
        std::min<std::uint32_t>(reader.number(), kBlockBytes / kEntryBytes) * kEntryBytes;
    return position;
}

std::optional<FreeList> take_free_list(Reader& file) {
    file.skip_number();  // block of the root
    file.skip_number();  // level and flags
    file.skip_number();  // entries
    const bool has_our_blocks = file.number() == kBlockBytes / kBlockUnit;
    file.skip_number();  // length beyond which tags are deflated
    const std::string_view packed = file.text();
    if (!file.is_whole() || !has_our_blocks) return std::nullopt;
    FreeList list;
    if (packed.empty()) return list;
    Reader reader(packed);
    reader.skip_number();  // revision
    list.first_unused = reader.number();
    list.begin = take_position(reader);
    list.end = take_position(reader);
    if (!reader.is_whole()) return std::nullopt;
    return list;
}

std::string magic_and_format() {
    std::string bytes(kMagic);
    bytes.resize(kMagic.size() + 2);
    put_uint16(&bytes[kMagic.size()], kFormat);
    return bytes;
}

}  // namespace

void write_version_file(const std::string& folder, const DatabaseStatistics& statistics,
                        const DatabaseTables& tables) {
    std::string bytes = magic_and_format();
    bytes += random_uuid();
    append_number(bytes, kRevision);
    append_root(bytes, tables.postings, kDeflateNothing);
    append_root(bytes, tables.data, kDeflateBeyond);
    append_root(bytes, tables.term_lists, kDeflateBeyond);
    append_root(bytes, {}, kDeflateNothing);  // positions
    append_root(bytes, {}, kDeflateBeyond);   // spelling
    append_root(bytes, {}, kDeflateBeyond);   // synonyms
    append_number(bytes, statistics.documents);
    append_number(bytes, 0);  // from there to the highest number of a document
    append_number(bytes, statistics.least_length);
    append_number(bytes, statistics.greatest_wdf);
    append_number(bytes, statistics.greatest_length - statistics.greatest_wdf);
    append_number(bytes, 0);  // changesets
    append_number(bytes, statistics.total_length);
    append_number(bytes, 0);  // spelling

    const std::string path = folder + "/iamglass";
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) throw Xapian::DatabaseError(fmt::format("{}: cannot be written", path));
}

std::optional<CommittedRevision> parse_version_file(std::string_view bytes) {
    const std::string head = magic_and_format();
    if (!bytes.starts_with(head) || bytes.size() < head.size() + kUuidBytes) return std::nullopt;
    Reader reader(bytes.substr(head.size() + kUuidBytes));
    CommittedRevision revision;
    revision.number = reader.number();
    for (const char* const file : kTableFiles) {
        const auto free_list = take_free_list(reader);
        if (!free_list) return std::nullopt;
        revision.free_lists[file] = *free_list;
    }
    return revision;
}

}  // namespace nachlese::glass
