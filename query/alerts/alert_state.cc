#include "query/alerts/alert_state.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/hash.h"
#include "schema/packed_number.h"
#include "schema/replace_file.h"
#include "schema/text_lines.h"

namespace nachlese {

namespace {

using nlohmann::json;

// A line of this, a line of JSON, the articles, the hash of all before it.
constexpr std::string_view kMagic = "nachlese-alerts 1";
constexpr std::size_t kHashDigits = 32;
constexpr std::size_t kHashBytes = 8;
constexpr std::uint32_t kBitsOfByte = 8;

// Of fixed size, since hashes gain nothing from fewer bytes; the lowest first.
void append_hash(std::string& bytes, std::uint64_t hash) {
    for (std::size_t byte = 0; byte < kHashBytes; ++byte, hash >>= kBitsOfByte)
        bytes += static_cast<char>(hash & 0xFFU);
}

std::optional<std::uint64_t> take_hash(std::string_view& bytes) {
    if (bytes.size() < kHashBytes) return std::nullopt;
    std::uint64_t hash = 0;
    for (std::size_t byte = kHashBytes; byte > 0; --byte)
        hash = hash << kBitsOfByte | static_cast<std::uint8_t>(bytes[byte - 1]);
    bytes.remove_prefix(kHashBytes);
    return hash;
}

std::optional<DigestNumber> take_digest(std::string_view& bytes) {
    const auto number = take_number(bytes);
    if (!number || *number > UINT32_MAX) return std::nullopt;
    return static_cast<DigestNumber>(*number);
}

void append_article(std::string& bytes, const KnownArticle& article) {
    append_hash(bytes, article.identity);
    append_hash(bytes, article.content);
    for (const DigestNumber number :
         {article.added, article.changed, article.published, article.seen})
        append_number(bytes, number);
}

std::optional<KnownArticle> take_article(std::string_view& bytes) {
    const auto identity = take_hash(bytes);
    const auto content = take_hash(bytes);
    const auto added = take_digest(bytes);
    const auto changed = take_digest(bytes);
    const auto published = take_digest(bytes);
    const auto seen = take_digest(bytes);
    if (!identity || !content || !added || !changed || !published || !seen) return std::nullopt;
    return KnownArticle{*identity, *content, *added, *changed, *published, *seen};
}

tl::unexpected<Error> damaged(const std::string& path) {
    return fail(ErrorCode::BadInput, fmt::format("{}: is no state of alerts, or damaged", path),
                "take it away: what the index holds then counts as told");
}

// Throws json::exception where a key is missing or of another type.
AlertState header_from(std::string_view line) {
    const json header = json::parse(line);
    return {header.at("digest"),
            header.at("uuid"),
            header.at("last_document"),
            header.at("program"),
            header.at("roots"),
            header.at("queries"),
            {}};
}

}  // namespace

std::string to_bytes(const AlertState& state) {
    const json header{
        {"digest", state.digest},   {"uuid", state.uuid},   {"last_document", state.last_document},
        {"program", state.program}, {"roots", state.roots}, {"queries", state.queries}};
    std::string bytes = fmt::format("{}\n{}\n", kMagic, header.dump());
    for (const KnownArticle& article : state.articles)
        append_article(bytes, article);
    bytes += hash128_hex(bytes);
    return bytes;
}

Result<AlertState> alert_state_from(std::string_view bytes, const std::string& path) {
    if (bytes.size() < kHashDigits) return damaged(path);
    const std::string_view hash = bytes.substr(bytes.size() - kHashDigits);
    bytes.remove_suffix(kHashDigits);
    if (hash128_hex(bytes) != hash || take_line(bytes) != kMagic) return damaged(path);
    try {
        AlertState state = header_from(take_line(bytes));
        while (!bytes.empty()) {
            const auto article = take_article(bytes);
            if (!article) return damaged(path);
            state.articles.push_back(*article);
        }
        return state;
    } catch (const json::exception&) {
        return damaged(path);
    }
}

Result<std::optional<AlertState>> read_alert_state(const std::string& path) {
    std::error_code error;
    const auto kind = std::filesystem::status(path, error).type();
    if (kind == std::filesystem::file_type::not_found) return std::nullopt;
    // A stream opens a folder as if it were an empty file.
    if (kind == std::filesystem::file_type::directory) return io_error(path, EISDIR);
    std::ifstream file(path, std::ios::binary);
    if (!file) return io_error(path, errno);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (file.bad()) return io_error(path, EIO);
    return alert_state_from(bytes, path).map([](AlertState&& state) {
        return std::optional(std::move(state));
    });
}

}  // namespace nachlese
