#include "indexer/glass/term_lists.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <new>

#include <libdeflate.h>

#include "indexer/glass/packing.h"

namespace nachlese::glass {

namespace {

// Higher ones make the lists smaller by less than a hundredth, for twice the time.
constexpr int kDeflateLevel = 1;

void append_short_text(std::string& bytes, std::string_view text) {
    bytes += static_cast<char>(text.size());
    bytes += text;
}

std::uint64_t eight_bytes_at(const char* bytes) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, sizeof(number));
    return number;
}

// In bytes.
std::size_t common_beginning(std::string_view one, std::string_view other) {
    const std::size_t most = std::min(one.size(), other.size());
    std::size_t same = 0;
    if constexpr (std::endian::native == std::endian::little) {
        for (; same + sizeof(std::uint64_t) <= most; same += sizeof(std::uint64_t)) {
            const std::uint64_t different =
                eight_bytes_at(one.data() + same) ^ eight_bytes_at(other.data() + same);
            if (different != 0) {
                return same + static_cast<std::size_t>(std::countr_zero(different)) / 8;
            }
        }
    }
    while (same < most && one[same] == other[same])
        ++same;
    return same;
}

}  // namespace

void TermListWriter::FreeDeflater::operator()(libdeflate_compressor* deflater) const {
    libdeflate_free_compressor(deflater);
}

TermListWriter::TermListWriter(TableWriter& table)
    : table_(table), deflater_(libdeflate_alloc_compressor(kDeflateLevel)) {
    if (!deflater_) throw std::bad_alloc();
}

void TermListWriter::begin(Xapian::termcount length, std::size_t terms) {
    list_.clear();
    last_term_ = {};
    if (terms == 0) return;
    append_number(list_, length);
    append_number(list_, terms);
}

void TermListWriter::add(std::string_view term, Xapian::termcount wdf) {
    if (last_term_.empty()) {
        append_short_text(list_, term);
        append_number(list_, wdf);
    } else {
        const std::size_t same = common_beginning(term, last_term_);
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
    // Where it gets no smaller, it does not fit.
    deflated_.resize(list_.size() - 1);
    const std::size_t size = libdeflate_deflate_compress(
        deflater_.get(), list_.data(), list_.size(), deflated_.data(), deflated_.size());
    deflated_.resize(size);
    return size > 0;
}

void TermListWriter::append_slot(std::string& slots, Xapian::valueno slot, Xapian::valueno& next) {
    append_number(slots, slot - next);
    next = slot + 1;
}

}  // namespace nachlese::glass
