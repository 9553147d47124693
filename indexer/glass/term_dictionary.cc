#include "indexer/glass/term_dictionary.h"

#include <algorithm>

namespace nachlese::glass {

namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 16U;

// The first eight bytes, as a number that sorts as they do.
std::uint64_t beginning_of(std::string_view term) {
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < 8; ++at) {
        number <<= 8U;
        if (at < term.size()) number |= static_cast<std::uint8_t>(term[at]);
    }
    return number;
}

std::uint32_t part_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

TermDictionary::TermDictionary() : ends_{0}, slots_(kFirstSlots) {}

std::size_t TermDictionary::slot_of(std::string_view term, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t part = part_of(hash);
    std::size_t at = hash & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
        if (slots_[at].hash == part && this->term(slots_[at].number - 1) == term) break;
    }
    return at;
}

std::optional<std::uint32_t> TermDictionary::find(std::string_view term) const {
    const Slot& slot = slots_[slot_of(term, hash_of(term))];
    if (slot.number == 0) return std::nullopt;
    return slot.number - 1;
}

std::uint32_t TermDictionary::number_of(std::string_view term, std::uint64_t hash) {
    Slot& slot = slots_[slot_of(term, hash)];
    if (slot.number != 0) return slot.number - 1;
    bytes_ += term;
    ends_.push_back(bytes_.size());
    const auto count = static_cast<std::uint32_t>(size());
    slot = {part_of(hash), count};
    if (2 * size() > slots_.size()) grow();
    return count - 1;
}

void TermDictionary::grow() {
    slots_.assign(2 * slots_.size(), {});
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < size(); ++number) {
        const std::uint64_t hash = hash_of(term(number));
        std::size_t at = hash & mask;
        while (slots_[at].number != 0)
            at = (at + 1) & mask;
        slots_[at] = {part_of(hash), number + 1};
    }
}

SortedTerms TermDictionary::sorted() const {
    // Most terms differ early: few have to be looked up.
    struct Entry {
        std::uint64_t beginning;
        std::uint32_t number;
    };
    std::vector<Entry> entries;
    entries.reserve(size());
    for (std::uint32_t number = 0; number < size(); ++number)
        entries.push_back({beginning_of(term(number)), number});
    std::sort(entries.begin(), entries.end(), [this](const Entry& one, const Entry& other) {
        if (one.beginning != other.beginning) return one.beginning < other.beginning;
        return term(one.number) < term(other.number);
    });
    SortedTerms sorted;
    sorted.numbers.reserve(entries.size());
    sorted.bytes.reserve(bytes_.size());
    sorted.ends.reserve(ends_.size());
    for (const Entry& entry : entries) {
        sorted.numbers.push_back(entry.number);
        sorted.bytes += term(entry.number);
        sorted.ends.push_back(sorted.bytes.size());
    }
    return sorted;
}

}  // namespace nachlese::glass
