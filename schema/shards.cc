#include "schema/shards.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "schema/generation.h"
#include "schema/index_format.h"
#include "schema/sequence_file.h"
#include "schema/stored_text.h"
#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxListBytes = std::size_t{1} << 16U;
constexpr std::string_view kListHint =
    "a line is \"auto FOLDER\", \"remote HOST:PORT\" or \"remote :COMMAND\" (docs/shards.md)";
// To connect, and to wait for each answer.
constexpr unsigned kTimeoutMilliseconds = 10'000;

struct TcpAddress {
    std::string host;
    unsigned port;
};

std::optional<TcpAddress> parse_tcp(std::string_view address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string_view digits = address.substr(colon + 1);
    unsigned port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (port == 0 || port > 65535) return std::nullopt;
    return TcpAddress{std::string(address.substr(0, colon)), port};
}

std::optional<ShardAddress> parse_line(std::string_view line, const fs::path& folder) {
    const std::size_t blank = line.find_first_of(" \t");
    const std::string_view kind = line.substr(0, blank);
    const std::string_view address =
        blank == std::string_view::npos ? std::string_view() : trim(line.substr(blank));
    if (address.empty()) return std::nullopt;
    if (kind == "auto" || kind == "glass") {
        return ShardAddress{ShardAddress::Kind::Folder, (folder / address).string()};
    }
    if (kind != "remote") return std::nullopt;
    if (address.front() == ':') {
        const std::string_view command = trim(address.substr(1));
        if (command.empty()) return std::nullopt;
        return ShardAddress{ShardAddress::Kind::Program, std::string(command)};
    }
    if (!parse_tcp(address)) return std::nullopt;
    return ShardAddress{ShardAddress::Kind::Server, std::string(address)};
}

Xapian::Database connect(const ShardAddress& shard) {
    if (shard.kind == ShardAddress::Kind::Program) {
        const std::size_t blank = shard.address.find(' ');
        const std::string arguments =
            blank == std::string::npos ? std::string() : shard.address.substr(blank + 1);
        return Xapian::Remote::open(shard.address.substr(0, blank), arguments,
                                    kTimeoutMilliseconds);
    }
    const TcpAddress address = *parse_tcp(shard.address);
    return Xapian::Remote::open(address.host, address.port, kTimeoutMilliseconds,
                                kTimeoutMilliseconds);
}

Result<Xapian::Database> open_shard(const ShardAddress& shard) {
    if (shard.kind == ShardAddress::Kind::Folder) return open_index(shard.address);
    try {
        Xapian::Database database = connect(shard);
        if (auto compatible = check_format(database, shard.address); !compatible) {
            return tl::unexpected(compatible.error());
        }
        return database;
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, shard.address));
    }
}

// Where an index folder lacks the file, it is damaged, and to be an error.
bool has_word_sequences(const ShardAddress& shard) {
    return shard.kind == ShardAddress::Kind::Folder &&
           (is_index_folder(shard.address) || SequenceFile::open(shard.address) != nullptr);
}

// A shard that is there but cannot be used is an error whatever the user wants of missing ones.
bool is_missing(const Error& error) {
    return error.code == ErrorCode::ShardUnreachable || error.code == ErrorCode::IndexMissing;
}

Result<OpenIndex> open_all(const std::vector<ShardAddress>& shards, const std::string& path,
                           MissingShards missing) {
    OpenIndex index;
    std::size_t open = 0;
    for (const ShardAddress& shard : shards) {
        auto database = open_shard(shard);
        if (!database) {
            if (missing == MissingShards::Refuse || !is_missing(database.error())) {
                return tl::unexpected(database.error());
            }
            index.missing.push_back(database.error().message);
            continue;
        }
        try {
            if (open > 0 &&
                analyser_fingerprint(*database) != analyser_fingerprint(index.database)) {
                return fail(
                    ErrorCode::IndexIncompatible,
                    fmt::format("{}: the shard was analysed with other compounds than those "
                                "before it",
                                shard.address),
                    "rebuild the shards with the same --compounds");
            }
            if (shards.size() > 1) remember_text_dictionary(*database);
            index.database.add_database(*database);
        } catch (const Xapian::Error& error) {
            return tl::unexpected(from_xapian(error, shard.address));
        }
        index.has_remote_shards |= shard.kind != ShardAddress::Kind::Folder;
        index.knows_word_order &= has_word_sequences(shard);
        ++open;
    }
    if (open == 0) {
        return fail(ErrorCode::ShardUnreachable,
                    fmt::format("{}: none of its {} shards can be reached: {}", path, shards.size(),
                                fmt::join(index.missing, "; ")),
                    "see whether their servers run");
    }
    return index;
}

}  // namespace

Result<std::vector<ShardAddress>> parse_shard_list(std::string_view text, const std::string& path) {
    std::vector<ShardAddress> shards;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = trim(take_line(text));
        if (line.empty() || line.front() == '#') continue;
        auto shard = parse_line(line, fs::path(path).parent_path());
        if (!shard) {
            return fail(ErrorCode::BadInput,
                        fmt::format("{}: line {} names no shard: {}", path, number, line),
                        std::string(kListHint));
        }
        shards.push_back(std::move(*shard));
    }
    if (shards.empty()) {
        return fail(ErrorCode::BadInput, fmt::format("{}: lists no shard", path),
                    std::string(kListHint));
    }
    return shards;
}

Result<OpenIndex> open_shards(const std::string& path, MissingShards missing) {
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) {
        return read_small_file(path, kMaxListBytes, std::string(kListHint))
            .and_then([&](const std::string& text) { return parse_shard_list(text, path); })
            .and_then([&](const std::vector<ShardAddress>& shards) {
                return open_all(shards, path, missing);
            });
    }
    return open_index(path).map([&path](Xapian::Database&& database) {
        return OpenIndex{
            std::move(database), false, has_word_sequences({ShardAddress::Kind::Folder, path}), {}};
    });
}

}  // namespace nachlese
