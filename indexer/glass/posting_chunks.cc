#include "indexer/glass/posting_chunks.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "indexer/glass/packing.h"

namespace nachlese::glass {

namespace {

using namespace std::string_view_literals;

// What a chunk has when nothing more is added to it.
constexpr std::size_t kChunkBytes = 2000;

constexpr std::string_view kStatisticsKey = "\0\xD0"sv;
constexpr std::string_view kValuesKey = "\0\xD8"sv;
constexpr std::string_view kLengthsKey = "\0\xE0"sv;

// Beyond it, keys would not sort as slots do.
constexpr Xapian::valueno kEndOfSlots = 0x80;

void check_slot(Xapian::valueno slot) {
    if (slot >= kEndOfSlots) {
        throw Xapian::InvalidArgumentError(fmt::format("value slot {} is too high", slot));
    }
}

// `entries` and `collection_frequency` stand in the first chunk alone. `key_of_chunk` is asked for
// the keys of the others.
template <typename KeyOfChunk>
void write_chunks(std::string_view first_key, std::size_t entries, std::size_t collection_frequency,
                  const Posting* begin, const Posting* end, TableWriter& table,
                  KeyOfChunk key_of_chunk) {
    std::string bytes;
    std::string tag;
    for (const Posting* first = begin; first != end;) {
        bytes.clear();
        const Posting* next = first;
        do {
            if (next != first) append_number(bytes, next->document - (next - 1)->document - 1);
            append_number(bytes, next->wdf);
            ++next;
        } while (next != end && bytes.size() < kChunkBytes);
        tag.clear();
        if (first == begin) {
            append_number(tag, entries);
            append_number(tag, collection_frequency);
            append_number(tag, first->document - 1);
        }
        tag += next == end ? '1' : '0';
        append_number(tag, (next - 1)->document - first->document);
        tag += bytes;
        if (first == begin) {
            table.add(first_key, tag);
        } else {
            table.add(key_of_chunk(first->document), tag);
        }
        first = next;
    }
}

}  // namespace

void ValueStream::add(Xapian::docid document, std::string_view value) {
    if (count_ == 0 || value < least_) least_ = value;
    if (count_ == 0 || value > greatest_) greatest_ = value;
    ++count_;
    if (chunks_.empty() || chunks_.back().bytes.size() >= kChunkBytes) {
        chunks_.push_back({document, {}});
    } else {
        append_number(chunks_.back().bytes, document - last_ - 1);
    }
    append_text(chunks_.back().bytes, value);
    last_ = document;
}

void ValueStream::write_statistics(Xapian::valueno slot, TableWriter& table) const {
    check_slot(slot);
    std::string key(kStatisticsKey);
    if (slot != 0) key += static_cast<char>(slot);
    std::string tag;
    append_number(tag, count_);
    append_text(tag, least_);
    if (least_ != greatest_) tag += greatest_;
    table.add(key, tag);
}

void ValueStream::write_values(Xapian::valueno slot, TableWriter& table) const {
    check_slot(slot);
    for (const Chunk& chunk : chunks_) {
        std::string key(kValuesKey);
        append_number(key, slot);
        append_sorting_number(key, chunk.first);
        table.add(key, chunk.bytes);
    }
}

void write_lengths(const std::vector<Posting>& lengths, TableWriter& table) {
    write_chunks(kLengthsKey, 0, 0, lengths.data(), lengths.data() + lengths.size(), table,
                 [](Xapian::docid document) {
                     std::string key(kLengthsKey);
                     append_sorting_number(key, document);
                     return key;
                 });
}

void write_postings(std::string_view term, const Posting* begin, const Posting* end,
                    TableWriter& table) {
    std::string key;
    append_term(key, term);
    std::size_t collection_frequency = 0;
    for (const Posting* posting = begin; posting != end; ++posting)
        collection_frequency += posting->wdf;
    const auto entries = static_cast<std::size_t>(end - begin);
    write_chunks(key, entries, collection_frequency, begin, end, table,
                 [&](Xapian::docid document) {
                     std::string chunk_key = key;
                     append_term_end(chunk_key);
                     append_sorting_number(chunk_key, document);
                     return chunk_key;
                 });
}

}  // namespace nachlese::glass
