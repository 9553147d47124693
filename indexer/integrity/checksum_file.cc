// How checksums stand on disk: a head, the origin, then for each file its name, size and blocks,
// then the hash of all that. Numbers are in the byte order of the machine, as in words.nachlese
// beside it.
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <system_error>

#include <fmt/format.h>

#include "indexer/integrity/checksums.h"
#include "schema/hash.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

constexpr std::uint64_t kMagic = 0x4e6163686c537531;  // reads otherwise on machines of other order
constexpr std::size_t kHashDigits = 32;

void put_number(std::string& out, std::uint64_t number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out += text;
}

// Takes values off the front; false where there is not enough.
class Unpacker {
  public:
    explicit Unpacker(std::string_view rest) : rest_(rest) {}

    bool number(std::uint64_t& value) { return bytes(&value, sizeof(value)); }

    bool text(std::string& value) {
        std::uint64_t size = 0;
        if (!number(size) || size > rest_.size()) return false;
        value = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return true;
    }

    bool numbers(std::vector<std::uint64_t>& values) {
        std::uint64_t count = 0;
        if (!number(count) || count > rest_.size() / sizeof(std::uint64_t)) return false;
        values.resize(count);
        return bytes(values.data(), count * sizeof(std::uint64_t));
    }

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

  private:
    bool bytes(void* out, std::size_t count) {
        if (count > rest_.size()) return false;
        if (count > 0) std::memcpy(out, rest_.data(), count);
        rest_.remove_prefix(count);
        return true;
    }

    std::string_view rest_;
};

std::string packed(const Checksums& checksums) {
    std::string out;
    put_number(out, kMagic);
    put_text(out, checksums.uuid);
    put_number(out, checksums.revision);
    put_text(out, checksums.origin.compounds);
    put_text(out, checksums.origin.json_map);
    put_number(out, checksums.origin.roots.size());
    for (const std::string& root : checksums.origin.roots)
        put_text(out, root);
    put_number(out, checksums.files.size());
    for (const FileChecksums& file : checksums.files) {
        put_text(out, file.name);
        put_number(out, file.size);
        put_number(out, file.blocks.size());
        out.append(reinterpret_cast<const char*>(file.blocks.data()),
                   file.blocks.size() * sizeof(std::uint64_t));
    }
    return out + hash128_hex(out);
}

bool unpack(std::string_view bytes, Checksums& checksums) {
    if (bytes.size() < kHashDigits) return false;
    const std::string_view content = bytes.substr(0, bytes.size() - kHashDigits);
    if (bytes.substr(content.size()) != hash128_hex(content)) return false;
    Unpacker unpacker(content);
    std::uint64_t magic = 0;
    std::uint64_t count = 0;
    if (!unpacker.number(magic) || magic != kMagic || !unpacker.text(checksums.uuid) ||
        !unpacker.number(checksums.revision) || !unpacker.text(checksums.origin.compounds) ||
        !unpacker.text(checksums.origin.json_map) || !unpacker.number(count)) {
        return false;
    }
    for (; count > 0; --count) {
        if (!unpacker.text(checksums.origin.roots.emplace_back())) return false;
    }
    if (!unpacker.number(count)) return false;
    for (; count > 0; --count) {
        FileChecksums& file = checksums.files.emplace_back();
        if (!unpacker.text(file.name) || !unpacker.number(file.size) ||
            !unpacker.numbers(file.blocks)) {
            return false;
        }
    }
    return unpacker.is_at_end();
}

}  // namespace

Result<std::optional<Checksums>> read_checksums(const std::string& database_path) {
    const std::string path = checksum_file(database_path);
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file) return io_error(path, errno);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (file.bad()) return io_error(path, errno);
    Checksums checksums;
    if (!unpack(bytes, checksums)) {
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: is not as it was written", path),
                    "run `nachlese-index repair`");
    }
    return checksums;
}

Result<void> write_checksums(const std::string& database_path, const Checksums& checksums) {
    return replace_file(checksum_file(database_path), packed(checksums));
}

}  // namespace nachlese
