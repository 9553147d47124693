// Articles that are written together, as a database of their own: ARCHITECTURE.md, "Writing".
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "indexer/document_builder.h"
#include "indexer/interruption.h"
#include "schema/archive_root.h"
#include "schema/article.h"

namespace nachlese {

// Where a batch stands in the order of all articles.
struct BatchNumber {
    std::size_t task = 0;
    std::size_t batch = 0;  // of the task
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 in "<=> 0" for a pointer
    auto operator<=>(const BatchNumber&) const = default;
};

struct ArticleBatch {
    struct Item {
        Article article;
        const Root* root;  // borrowed
        std::string file;  // below the root
    };
    BatchNumber number;
    std::vector<Item> items;
    std::size_t bytes = 0;  // of text

    void add(Item item);
};

// Not thread-safe: one per thread. Xapian's exceptions pass through.
class BatchWriter {
  public:
    // Makes its databases in `folder`. The dictionary (TextPacker) is waited for when there is
    // something to pack. `compounds` are borrowed.
    BatchWriter(std::string folder, const UserCompounds& compounds,
                std::shared_future<std::string> dictionary)
        : folder_(std::move(folder)), compounds_(compounds), dictionary_(std::move(dictionary)) {}

    struct Segment {
        std::string path;         // of the database
        std::uint64_t bytes = 0;  // on disk, word sequences included
    };
    // The database has nothing but documents, and is not synchronised to the disk. Word sequences
    // stand beside it (indexer/bulk/batch_sequences.h). Nothing where the run is interrupted, and
    // all of it dropped.
    std::optional<Segment> write(const ArticleBatch& batch, OnInterruption on_interruption);

  private:
    std::string folder_;
    const UserCompounds& compounds_;
    std::shared_future<std::string> dictionary_;
    std::optional<DocumentBuilder> builder_;
};

}  // namespace nachlese
