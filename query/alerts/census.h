// What has come into an index since readers were last told.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "query/alerts/alert_state.h"
#include "query/document_set.h"
#include "schema/date.h"
#include "schema/error.h"

namespace nachlese {

struct CountedArticle {
    Xapian::docid document = 0;
    KnownArticle known;
};

// All articles of one revision of a database, each with what is known of it.
struct Census {
    AlertState state;                       // to go on with the next time
    std::vector<CountedArticle> documents;  // ascending
    // Of this digest: articles that were not known, and known ones whose content is another.
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    // The index was made anew by another version of the program, which may read the same files
    // otherwise: what that changes is not told.
    bool changes_are_untold = false;
};

// An article is new where neither its archive root and id nor its very content are known: one that
// was there before a rebuild, or has moved or been copied, is not. `before` is the state of the
// last digest; nothing where there was none: then all articles count as told. Articles that must
// not be shown at `now` (query/publication.h) are published when they may be. BadInput, with
// `state_path` in its message, where the state is of another index. Xapian's exceptions pass
// through; `database` is one shard.
[[nodiscard]] Result<Census> take_census(const Xapian::Database& database,
                                         const std::optional<AlertState>& before,
                                         const DateTime& now, const std::string& state_path);

// Which articles a query may tell of.
struct Reach {
    DigestNumber since = 0;   // the last digest that told what it finds
    bool any_status = false;  // it finds unpublished articles too
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 in "<=> 0" for a pointer
    auto operator<=>(const Reach&) const = default;
};

enum class News { None, New, Changed };
[[nodiscard]] News news_of(const KnownArticle& article, const Reach& reach);

[[nodiscard]] DocumentSet documents_with(const Census& census, const Reach& reach, News news);

}  // namespace nachlese
