// Ids that several articles of a bulk run have. Side by side nobody knows what the others read, so
// all articles are written, and those of one id sorted out afterwards.
#pragma once

#include <functional>
#include <string>

#include "indexer/shard_writer.h"
#include "schema/archive_root.h"

namespace nachlese {

// What became of an article whose id another one had before it.
using ContestOutcome = tl::expected<ShardWriter::Addition, ShardWriter::Collision>;

// `file` is the term of the file that brought the article (schema/terms.h); returns its path below
// the root.
using PathOfFile = std::function<std::string(const std::string& file)>;
using OnContest = std::function<void(const std::string& file, const Article& article,
                                     const ContestOutcome& outcome)>;

// Leaves the index as if the articles had been added one by one, in the order of `writer`'s
// databases and the documents within each. `decided` is called for each article but the first of
// an id. Xapian's exceptions pass through.
void decide_contested_ids(ShardWriter& writer, const Root& root, const PathOfFile& path_of_file,
                          const OnContest& decided);

}  // namespace nachlese
