#include "indexer/glass/term_lists.h"

#include <algorithm>
#include <new>

#include <zlib.h>

#include "indexer/glass/packing.h"

namespace nachlese::glass {

namespace {

// As Xapian has it: raw deflate, and the most memory.
constexpr int kRawWindowBits = -15;
constexpr int kMemoryLevel = 9;

void append_short_text(std::string& bytes, std::string_view text) {
    bytes += static_cast<char>(text.size());
    bytes += text;
}

}  // namespace

TermListWriter::TermListWriter(TableWriter& table)
    : table_(table), stream_(std::make_unique<z_stream>()) {
    if (deflateInit2(stream_.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();
    }
}

TermListWriter::~TermListWriter() {
    deflateEnd(stream_.get());
}

void TermListWriter::begin(Xapian::termcount length, std::size_t terms) {
    list_.clear();
    last_term_.clear();
    if (terms == 0) return;
    append_number(list_, length);
    append_number(list_, terms);
}

void TermListWriter::add(std::string_view term, Xapian::termcount wdf) {
    if (last_term_.empty()) {
        append_short_text(list_, term);
        append_number(list_, wdf);
    } else {
        const auto same = static_cast<std::size_t>(
            std::mismatch(term.begin(), term.end(), last_term_.begin(), last_term_.end()).first -
            term.begin());
        // Both in one byte, where they fit.
        const std::size_t together = (std::size_t{wdf} + 1) * (last_term_.size() + 1) + same;
        const bool fits = together <= 0xFF;
        list_ += static_cast<char>(fits ? together : same);
        append_short_text(list_, term.substr(same));
        if (!fits) append_number(list_, wdf);
    }
    last_term_ = term;
}

void TermListWriter::end(Xapian::docid document, std::string_view slots) {
    std::string key;
    append_sorting_number(key, document);
    if (deflate_list()) {
        table_.add(key, deflated_, TableWriter::Tag::Deflated);
    } else {
        table_.add(key, list_);
    }
    if (slots.empty()) return;
    key += '\0';
    table_.add(key, slots);
}

bool TermListWriter::deflate_list() {
    if (list_.empty()) return false;
    deflated_.resize(list_.size());
    deflateReset(stream_.get());
    stream_->next_in = reinterpret_cast<Bytef*>(list_.data());
    stream_->avail_in = static_cast<uInt>(list_.size());
    stream_->next_out = reinterpret_cast<Bytef*>(deflated_.data());
    stream_->avail_out = static_cast<uInt>(deflated_.size());
    // Where it gets no smaller, there is no room for the end.
    if (deflate(stream_.get(), Z_FINISH) != Z_STREAM_END) return false;
    deflated_.resize(stream_->total_out);
    return deflated_.size() < list_.size();
}

void TermListWriter::append_slot(std::string& slots, Xapian::valueno slot, Xapian::valueno& next) {
    append_number(slots, slot - next);
    next = slot + 1;
}

}  // namespace nachlese::glass
