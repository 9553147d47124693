#include "schema/archive_root.h"

#include <string_view>

#include <fmt/format.h>

#include "schema/hash.h"

namespace nachlese {

namespace {

constexpr std::string_view kRootKey = "nachlese.root:";

std::string metadata_key(std::string_view root_key) {
    return fmt::format("{}{}", kRootKey, root_key);
}

}  // namespace

Root make_root(const std::string& absolute_path) {
    return {fmt::format("{:016x}", hash64(absolute_path)), absolute_path};
}

std::vector<Root> roots_of(const Xapian::Database& database) {
    std::vector<Root> found;
    const std::string prefix(kRootKey);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key) {
        found.push_back({(*key).substr(prefix.size()), database.get_metadata(*key)});
    }
    return found;
}

std::string root_path(const Xapian::Database& database, const std::string& root_key) {
    return database.get_metadata(metadata_key(root_key));
}

void add_root(Xapian::WritableDatabase& database, const Root& root) {
    database.set_metadata(metadata_key(root.key), root.path);
}

void remove_root(Xapian::WritableDatabase& database, const Root& root) {
    database.set_metadata(metadata_key(root.key), {});
}

}  // namespace nachlese
