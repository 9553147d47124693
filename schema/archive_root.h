// The archive folders of an index: where the files of its articles are. Kept in its metadata.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace nachlese {

// An archive root: an absolute path, and the key that stands for it in terms and metadata.
struct Root {
    std::string key;
    std::string path;
    // clang-tidy 14 takes the comparison with 0 inside for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    auto operator<=>(const Root&) const = default;
};
[[nodiscard]] Root make_root(const std::string& absolute_path);

// Xapian's exceptions pass through.
[[nodiscard]] std::vector<Root> roots_of(const Xapian::Database& database);
// Empty where the index has no such root.
[[nodiscard]] std::string root_path(const Xapian::Database& database, const std::string& root_key);
void add_root(Xapian::WritableDatabase& database, const Root& root);
void remove_root(Xapian::WritableDatabase& database, const Root& root);

}  // namespace nachlese
