// How the table of term lists is filled, by which Xapian removes a document. Source: xapian-core
// 1.4, backends/glass/glass_termlisttable.cc and glass_values.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/glass/table_writer.h"

struct libdeflate_compressor;

namespace nachlese::glass {

// The terms of one document after the other. Not thread-safe.
class TermListWriter {
  public:
    explicit TermListWriter(TableWriter& table);

    // `length`: the sum of the frequencies of all `terms`.
    void begin(Xapian::termcount length, std::size_t terms);
    // In the order of their bytes; at most 245 bytes, not empty. The term stays until the end().
    void add(std::string_view term, Xapian::termcount wdf);
    // `slots`: of the values that the document has, packed (append_slot). Documents ascend.
    void end(Xapian::docid document, std::string_view slots);

    // Slots ascend; `next` is one more than the slot before, at first 0.
    static void append_slot(std::string& slots, Xapian::valueno slot, Xapian::valueno& next);

  private:
    struct FreeDeflater {
        void operator()(libdeflate_compressor* deflater) const;
    };

    [[nodiscard]] bool deflate_list();

    TableWriter& table_;
    std::unique_ptr<libdeflate_compressor, FreeDeflater> deflater_;
    std::string list_;
    std::string deflated_;
    std::string_view last_term_;  // borrowed
};

}  // namespace nachlese::glass
