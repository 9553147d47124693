// Documents of given docids: a filter for Xapian's matcher.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include <xapian.h>

#include "query/document_set.h"
#include "query/filter_source.h"

namespace nachlese {

// To be an operand of FILTER beside the query.
class DocumentSetSource : public FilterSource {
  public:
    explicit DocumentSetSource(DocumentSetPointer documents) : documents_(std::move(documents)) {}

    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
    // No more than there are articles: where all of them match, Xapian's count is an estimate by
    // this.
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override {
        return std::min(static_cast<Xapian::doccount>(documents_->size()),
                        FilterSource::get_termfreq_max());
    }

    void init(const Xapian::Database& database) override;
    void next(double least_weight) override;
    void skip_to(Xapian::docid id, double least_weight) override;
    [[nodiscard]] bool at_end() const override { return next_ > documents_->size(); }
    [[nodiscard]] Xapian::docid get_docid() const override { return (*documents_)[next_ - 1]; }

    [[nodiscard]] Xapian::PostingSource* clone() const override;
    [[nodiscard]] std::string get_description() const override;

  private:
    DocumentSetPointer documents_;
    std::size_t next_ = 0;  // the one behind the document at hand; 0 before the first
};

}  // namespace nachlese
