#include "query/word_order_source.h"

#include <fmt/format.h>

#include "schema/fields.h"

namespace nachlese {

void WordOrderSource::init(const Xapian::Database& database) {
    FilterSource::init(database);
    database_ = database;
    id_ = 0;
    file_ = SequenceFiles::of_process().of(database_);
    values_ = database_.valuestream_begin(slot_number(ValueSlot::Words));
    all_ = database_.postlist_begin({});
    postings_.clear();
    rarest_ = 0;
    std::vector<Xapian::doccount> frequencies;
    for (const std::string& stem : order_->stems()) {
        const std::string term = stem_term_in(order_->field(), stem);
        postings_.push_back(database_.postlist_begin(term));
        frequencies.push_back(database_.get_termfreq(term));
        if (frequencies.back() < frequencies[rarest_]) rarest_ = frequencies.size() - 1;
    }
    neighbours_ = order_->neighbours_of(rarest_);
}

bool WordOrderSource::at_end() const {
    return all_ == Xapian::PostingIterator();
}

bool WordOrderSource::has_term(std::size_t stem) {
    Xapian::PostingIterator& posting = postings_[stem];
    if (posting == Xapian::PostingIterator()) return false;
    posting.skip_to(id_);
    return posting != Xapian::PostingIterator() && *posting == id_;
}

bool WordOrderSource::may_hold() {
    if (neighbours_.empty()) return true;
    numbered_.clear();
    for (const WordOrder::Neighbour& neighbour : neighbours_) {
        numbered_.push_back(
            {reader_.number_of(order_->stems()[neighbour.stem]), neighbour.first, neighbour.last});
    }
    return reader_.may_have(reader_.number_of(order_->stems()[rarest_]), numbered_);
}

bool WordOrderSource::holds() {
    if (file_) {
        if (const auto sequence = file_->sequence_of(id_)) return holds(*sequence);
    }
    if (values_ == Xapian::ValueIterator()) return false;
    values_.skip_to(id_);
    return values_ != Xapian::ValueIterator() && values_.get_docid() == id_ && holds(*values_);
}

bool WordOrderSource::holds(std::string_view sequence) {
    if (!reader_.open(sequence)) {
        throw Xapian::DatabaseCorruptError(
            fmt::format("document {}: its sequence of words cannot be read", id_));
    }
    if (!may_hold()) return false;
    for (std::size_t stem = 0; stem < postings_.size(); ++stem) {
        // Without neighbours any stem may be missing; else the query's other operands see to it.
        if (neighbours_.empty() && !has_term(stem)) continue;
        reader_.seek(reader_.number_of(order_->stems()[stem]), static_cast<std::uint32_t>(stem));
    }
    while (reader_.next_text(text_)) {
        if (order_->holds_in(text_)) return true;
    }
    return false;
}

void WordOrderSource::find_from_here() {
    for (; !at_end(); ++all_) {
        id_ = *all_;
        if (holds()) return;
    }
}

void WordOrderSource::next(double least_weight) {
    skip_to(id_ + 1, least_weight);
}

void WordOrderSource::skip_to(Xapian::docid id, double /*least_weight*/) {
    if (!at_end()) all_.skip_to(id);
    find_from_here();
}

bool WordOrderSource::check(Xapian::docid id, double /*least_weight*/) {
    id_ = id;
    return holds();
}

Xapian::PostingSource* WordOrderSource::clone() const {
    return new WordOrderSource(order_);
}

std::string WordOrderSource::name() const {
    return "nachlese::WordOrderSource";
}

std::string WordOrderSource::serialise() const {
    return order_->serialise();
}

Xapian::PostingSource* WordOrderSource::unserialise(const std::string& serialised) const {
    auto order = WordOrder::unserialise(serialised);
    if (!order) throw Xapian::SerialisationError("no order of words");
    return new WordOrderSource(std::make_shared<const WordOrder>(std::move(*order)));
}

}  // namespace nachlese
