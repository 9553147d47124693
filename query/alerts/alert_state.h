// What readers have been told of an index: the memory of alerts, in a file of its own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace nachlese {

// Digests are numbered from 1; 0 is none.
using DigestNumber = std::uint32_t;

struct KnownArticle {
    std::uint64_t identity = 0;  // hash of archive root and id
    std::uint64_t content = 0;   // hash of all that readers see of it
    DigestNumber added = 0;      // when it was met first
    DigestNumber changed = 0;    // when its content was last met as another; 0: never
    DigestNumber published = 0;  // when it was met first as one that may be shown; 0: never
    DigestNumber seen = 0;       // when it was met last
    bool operator==(const KnownArticle&) const = default;
};

// For that many digests an article is remembered that the index no longer has.
inline constexpr DigestNumber kDigestsRemembered = 100;

struct AlertState {
    DigestNumber digest = 0;  // the last one
    // What it was made of: a database, by Xapian's UUID, and its last document at that time.
    std::string uuid;
    std::uint32_t last_document = 0;
    std::string program;          // the version that first met that database
    std::set<std::string> roots;  // keys of its archive folders
    // By name: the last digest that tells what a saved query finds.
    std::map<std::string, DigestNumber> queries;
    std::vector<KnownArticle> articles;  // ascending by identity, which is unique
    bool operator==(const AlertState&) const = default;
};

[[nodiscard]] std::string to_bytes(const AlertState& state);
// BadInput where the bytes are not what to_bytes() made: a checksum stands at their end. `path` is
// for the message.
[[nodiscard]] Result<AlertState> alert_state_from(std::string_view bytes, const std::string& path);

// Nothing where there is no such file. Io, and BadInput as above.
[[nodiscard]] Result<std::optional<AlertState>> read_alert_state(const std::string& path);

}  // namespace nachlese
