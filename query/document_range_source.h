// The documents of a range of docids: a filter for Xapian's matcher.
#pragma once

#include <string>

#include <xapian.h>

#include "query/filter_source.h"

namespace nachlese {

// To be an operand of FILTER beside the query: what stands before the range is skipped, what stands
// behind it not looked at.
class DocumentRangeSource : public FilterSource {
  public:
    // [begin, end); `begin` is 1 or more. Of each shard by itself, where there are several.
    DocumentRangeSource(Xapian::docid begin, Xapian::docid end) : begin_(begin), end_(end) {}

    void init(const Xapian::Database& database) override;
    void next(double least_weight) override;
    void skip_to(Xapian::docid id, double least_weight) override;
    [[nodiscard]] bool at_end() const override { return id_ >= end_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return id_; }

    [[nodiscard]] Xapian::PostingSource* clone() const override;
    [[nodiscard]] std::string get_description() const override;

  private:
    Xapian::docid begin_;
    Xapian::docid end_;
    Xapian::docid id_ = 0;  // 0 before the first
};

}  // namespace nachlese
