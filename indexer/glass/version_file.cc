#include "indexer/glass/version_file.h"

#include <fstream>
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
    constexpr std::size_t kBlockUnit = 2048;
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

}  // namespace

void write_version_file(const std::string& folder, const DatabaseStatistics& statistics,
                        const DatabaseTables& tables) {
    std::string bytes(kMagic);
    bytes.resize(kMagic.size() + 2);
    put_uint16(&bytes[kMagic.size()], kFormat);
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

}  // namespace nachlese::glass
