// How the table of postings is filled: statistics and values of each slot, lengths of documents,
// and the postings of each term, in chunks. Source: xapian-core 1.4,
// backends/glass/glass_postlist.cc and glass_values.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/glass/table_writer.h"

namespace nachlese::glass {

struct Posting {
    Xapian::docid document = 0;
    Xapian::termcount wdf = 0;
};

// The values of one slot. Documents ascend.
class ValueStream {
  public:
    // `value` is not empty.
    void add(Xapian::docid document, std::string_view value);
    // Statistics of all slots stand before the values of all.
    void write_statistics(Xapian::valueno slot, TableWriter& table) const;
    void write_values(Xapian::valueno slot, TableWriter& table) const;

  private:
    struct Chunk {
        Xapian::docid first = 0;
        std::string bytes;
    };
    std::vector<Chunk> chunks_;
    Xapian::docid last_ = 0;
    Xapian::doccount count_ = 0;
    std::string least_;
    std::string greatest_;
};

// Keys have to ascend: the lengths come first, as those of the empty term, then terms by their
// bytes. `postings` are not empty, and their documents ascend.
void write_lengths(const std::vector<Posting>& lengths, TableWriter& table);
void write_postings(std::string_view term, const Posting* begin, const Posting* end,
                    TableWriter& table);

}  // namespace nachlese::glass
