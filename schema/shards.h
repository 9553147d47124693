// An index that several machines hold in parts: a file that lists them, in the format of Xapian's
// stub databases (https://xapian.org/docs/admin_notes.html#stub-databases), is searched as if it
// were one index. How to set one up: docs/shards.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/error.h"

namespace nachlese {

struct ShardAddress {
    enum class Kind {
        Folder,   // an index folder or a Xapian database on this machine
        Server,   // host:port of xapian-tcpsrv
        Program,  // a command that runs xapian-progsrv, through ssh say
    };
    Kind kind = Kind::Folder;
    std::string
        address;  // a path (relative ones are to the list's folder), host:port, or a command
    bool operator==(const ShardAddress&) const = default;
};

// BadInput names the line that cannot be understood. `path` is the list's.
[[nodiscard]] Result<std::vector<ShardAddress>> parse_shard_list(std::string_view text,
                                                                 const std::string& path);

// What to do where one of several shards cannot be reached.
enum class MissingShards { Refuse, LeaveOut };

struct OpenIndex {
    Xapian::Database database;
    bool has_remote_shards = false;
    // False: of some shard, servers or copies that know Xapian's files alone have no word sequences
    // (schema/sequence_file.h), so that the order of words is to be told by the texts.
    bool knows_word_order = true;
    std::vector<std::string> missing;  // shards that are left out, and why
};

// Opens an index folder (schema/index_format.h) or the shards of a list, and checks the format of
// each. ShardUnreachable where one cannot be reached and must not be left out, or none can.
[[nodiscard]] Result<OpenIndex> open_shards(const std::string& path, MissingShards missing);

}  // namespace nachlese
