#include "query/document_range_source.h"

#include <algorithm>

#include <fmt/format.h>

namespace nachlese {

void DocumentRangeSource::init(const Xapian::Database& database) {
    FilterSource::init(database);
    id_ = 0;
}

void DocumentRangeSource::next(double /*least_weight*/) {
    id_ = std::max(begin_, id_ + 1);
}

void DocumentRangeSource::skip_to(Xapian::docid id, double /*least_weight*/) {
    id_ = std::max(begin_, id);
}

Xapian::PostingSource* DocumentRangeSource::clone() const {
    return new DocumentRangeSource(begin_, end_);
}

std::string DocumentRangeSource::get_description() const {
    return fmt::format("documents {} to {}", begin_, end_ - 1);
}

}  // namespace nachlese
