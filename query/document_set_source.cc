#include "query/document_set_source.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace nachlese {

void DocumentSetSource::init(const Xapian::Database& database) {
    FilterSource::init(database);
    next_ = 0;
}

void DocumentSetSource::next(double /*least_weight*/) {
    ++next_;
}

// Called before the first next() too.
void DocumentSetSource::skip_to(Xapian::docid id, double /*least_weight*/) {
    const std::size_t here = next_ == 0 ? 0 : next_ - 1;
    const auto from = documents_->begin() + static_cast<std::ptrdiff_t>(here);
    const auto found = std::lower_bound(from, documents_->end(), id);
    next_ = static_cast<std::size_t>(std::distance(documents_->begin(), found)) + 1;
}

Xapian::PostingSource* DocumentSetSource::clone() const {
    return new DocumentSetSource(documents_);
}

std::string DocumentSetSource::get_description() const {
    return fmt::format("{} documents", documents_->size());
}

}  // namespace nachlese
