#include "query/result_stream.h"

#include <string_view>
#include <utility>

#include "query/enquiry.h"
#include "schema/fields.h"
#include "schema/sort_key.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

// Asked for at once. Xapian keeps some 200 bytes for each.
constexpr Xapian::doccount kStepSize = 2'000;
// What takes more steps is taken month by month.
constexpr Xapian::doccount kMaxUndivided = 10 * kStepSize;

constexpr std::string_view kMonthPrefix = "M";

Xapian::Query only(const Xapian::Query& query, const Xapian::Query& filter) {
    return {Xapian::Query::OP_FILTER, query, filter};
}

}  // namespace

std::vector<Xapian::Query> ResultStream::pieces(const StreamProgress& progress) const {
    const Xapian::Query& query = compiled_.query;
    const auto estimate =
        make_enquire(database_, query, SortOrder::OldestFirst, compiled_.least_score)
            .get_mset(0, 0);
    if (estimate.get_matches_upper_bound() <= kMaxUndivided) return {query};

    std::vector<Xapian::Query> pieces;
    if (progress.next_key < least_dated_sort_key()) {
        pieces.push_back(only(query, {Xapian::Query::OP_VALUE_LE, slot_number(ValueSlot::SortKey),
                                      least_dated_sort_key()}));
    }
    const std::string prefix(kMonthPrefix);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
        const std::string month = (*term).substr(prefix.size());
        if (month >= progress.next_key.substr(0, month.size())) {
            pieces.push_back(only(query, Xapian::Query(*term)));
        }
    }
    return pieces;
}

void ResultStream::take(const Xapian::MSetIterator& match, const Reading& reading) const {
    StreamProgress& progress = reading.progress;
    const std::string key = match.get_sort_key();
    if (progress.count >= reading.limit && !have_same_position(key, progress.last_key)) {
        progress.has_ended = true;
        return;
    }
    const Xapian::Document document = match.get_document();
    Article article = article_of(database_, document);
    if (matcher_ == nullptr || matcher_->matches(article)) {
        progress.has_ended = !reading.consume({document, std::move(article), match.get_weight()});
        progress.last_key = key;
        ++progress.count;
    }
    progress.next_key = key + '\0';
}

Xapian::doccount ResultStream::take_some(const Xapian::Query& piece, const Reading& reading) const {
    Xapian::Enquire enquire =
        make_enquire(database_, from_sort_key(piece, reading.progress.next_key),
                     SortOrder::OldestFirst, compiled_.least_score);
    const Xapian::MSet some = enquire.get_mset(0, kStepSize);
    for (auto match = some.begin(); match != some.end() && !reading.progress.has_ended; ++match)
        take(match, reading);
    return some.size();
}

void ResultStream::run(std::uint64_t limit, StreamProgress& progress,
                       const ConsumeArticle& consume) const {
    const Reading reading{limit, progress, consume};
    for (const Xapian::Query& piece : pieces(progress)) {
        bool is_exhausted = false;
        while (!progress.has_ended && !is_exhausted)
            is_exhausted = take_some(piece, reading) < kStepSize;
    }
    progress.has_ended = true;
}

}  // namespace nachlese
