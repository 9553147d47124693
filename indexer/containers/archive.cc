#include "indexer/containers/archive.h"

#include <array>
#include <memory>
#include <string>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "indexer/archive_handle.h"
#include "indexer/containers/member_name.h"
#include "indexer/containers/members.h"

namespace nachlese {

namespace {

constexpr std::array<std::string_view, 3> kSignatures{
    std::string_view("PK\x03\x04", 4),
    std::string_view("PK\x05\x06", 4),  // a zip file without members
    std::string_view("7z\xBC\xAF\x27\x1C", 6),
};

// Tar before POSIX has no signature, but each header has a checksum: its bytes added up, those of
// the checksum itself taken for blanks (IEEE Std 1003.1-2017, pax, "ustar Interchange Format").
bool begins_as_tar(std::string_view head) {
    constexpr std::size_t kHeaderBytes = 512;
    constexpr std::size_t kChecksum = 148;
    constexpr std::size_t kChecksumBytes = 8;
    if (head.size() < kHeaderBytes || head.front() == '\0') return false;
    unsigned written = 0;
    bool has_digits = false;
    for (const char c : head.substr(kChecksum, kChecksumBytes)) {
        if (c == ' ' && !has_digits) continue;
        if (c < '0' || c > '7') break;
        written = written * 8 + static_cast<unsigned>(c - '0');
        has_digits = true;
    }
    unsigned sum = 0;
    for (std::size_t i = 0; i < kHeaderBytes; ++i) {
        const bool is_checksum = i >= kChecksum && i < kChecksum + kChecksumBytes;
        sum += is_checksum ? static_cast<unsigned>(' ') : static_cast<unsigned char>(head[i]);
    }
    return has_digits && sum == written;
}

class MemberSource final : public ByteSource {
  public:
    explicit MemberSource(ArchiveHandle& archive) : archive_(archive) {}
    Result<std::size_t> read(std::span<char> to) override { return archive_.read(to); }

  private:
    ArchiveHandle& archive_;
};

std::string name_of(archive_entry* entry) {
    // Null where it cannot be converted.
    const char* const name = archive_entry_pathname(entry);
    return name != nullptr ? decode_member_name(name) : "";
}

Result<void> read_entry(ArchiveHandle& archive, archive_entry* entry, Members& members) {
    std::string name = name_of(entry);
    if (name.starts_with("./")) name.erase(0, 2);
    if (archive_entry_filetype(entry) == AE_IFDIR || is_hidden_path(name)) {
        if (!is_unsafe_path(name)) return {};
    }
    const std::string address = members.address(name);
    if (is_unsafe_path(name)) {
        members.fail_at(address, "refused: the name leads out of the archive");
    } else if (archive_entry_hardlink(entry) != nullptr ||
               archive_entry_filetype(entry) == AE_IFLNK) {
        members.pass_over(address, "a link: not followed");
    } else if (archive_entry_filetype(entry) != AE_IFREG) {
        members.pass_over(address, "no regular file");
    } else if (archive_entry_is_encrypted(entry) != 0) {
        members.fail_at(address, "encrypted");
    } else {
        return members.read(address, std::make_unique<MemberSource>(archive));
    }
    return {};
}

}  // namespace

bool ArchiveContainer::accepts(std::string_view head) const {
    for (const std::string_view signature : kSignatures) {
        if (head.starts_with(signature)) return true;
    }
    return begins_as_tar(head);
}

Result<void> ArchiveContainer::read(InputStream input, const ReadContext& context,
                                    const ReadSink& sink, const ReadMember& read_member) const {
    const std::string file = input.name();
    Members members(context, sink, read_member, input.budget());
    ArchiveHandle archive(std::move(input));
    archive_read_support_format_zip(archive.get());
    archive_read_support_format_tar(archive.get());
    archive_read_support_format_7zip(archive.get());
    std::string last = "the beginning";
    bool is_empty = true;
    const auto damage = [&](const Error& error) {
        return fail(error.code, fmt::format("{}: damaged archive, not read on behind {}: {}", file,
                                            last, error.message));
    };
    if (auto opened = archive.open(); !opened) return damage(opened.error());
    while (!members.stopped()) {
        const auto entry = archive.next();
        if (!entry) return damage(entry.error());
        if (*entry == nullptr) {
            if (is_empty) sink.no_article({context.path, "an archive without anything in it"});
            break;
        }
        is_empty = false;
        last = fmt::format("\"{}\"", name_of(*entry));
        if (auto read = read_entry(archive, *entry, members); !read) return read;
    }
    return {};
}

}  // namespace nachlese
