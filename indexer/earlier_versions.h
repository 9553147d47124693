// Articles that a newer version of the same id has replaced. They are kept whole in the index's
// metadata, so that each can come back when the newer one leaves, without its file being read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/archive_root.h"
#include "schema/article.h"

namespace nachlese {

// A view of the metadata of one database; Xapian's exceptions pass through. Not thread-safe.
class EarlierVersions {
  public:
    // Of one id; what is older leaves no more than a mark.
    static constexpr std::size_t kMostOfArticle = 100;

    struct Entry {
        std::string file;  // that brought it, below the root
        Article article;
    };

    explicit EarlierVersions(Xapian::WritableDatabase& database) : database_(database) {}

    // Whether there are none at all.
    [[nodiscard]] bool empty() const;

    void add(const Root& root, const Entry& entry);
    void remove(const Root& root, const Entry& entry);
    // Those of one id, newest first.
    [[nodiscard]] std::vector<Entry> of(const Root& root, const std::string& id) const;

    // Removes those that a file brought. Returns their ids.
    std::vector<std::string> remove_file(const Root& root, const std::string& file);

    // How many articles of files there are in `database` that are earlier versions.
    [[nodiscard]] static std::uint64_t count(const Xapian::Database& database);

  private:
    Xapian::WritableDatabase& database_;
};

// The newer of two versions; where nothing else decides, that of the path that comes first.
[[nodiscard]] bool is_newer(const Article& one, const Article& other);

}  // namespace nachlese
