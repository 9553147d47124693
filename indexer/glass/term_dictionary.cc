#include "indexer/glass/term_dictionary.h"

#include <algorithm>

#include "schema/hash.h"

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

}  // namespace

TermDictionary::TermDictionary() : ends_{0}, slots_(kFirstSlots) {}

std::uint32_t TermDictionary::number_of(std::string_view term) {
    const std::uint64_t hash = hash64(term);
    const auto part = static_cast<std::uint32_t>(hash >> 32U);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = slots_[at];
        if (slot.number == 0) {
            bytes_ += term;
            ends_.push_back(bytes_.size());
            const auto number = static_cast<std::uint32_t>(size() - 1);
            slot = {part, number + 1};
            if (2 * size() > slots_.size()) grow();
            return number;
        }
        if (slot.hash == part && this->term(slot.number - 1) == term) return slot.number - 1;
    }
}

void TermDictionary::grow() {
    slots_.assign(2 * slots_.size(), {});
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < size(); ++number) {
        const std::uint64_t hash = hash64(term(number));
        std::size_t at = hash & mask;
        while (slots_[at].number != 0)
            at = (at + 1) & mask;
        slots_[at] = {static_cast<std::uint32_t>(hash >> 32U), number + 1};
    }
}

std::vector<std::uint32_t> TermDictionary::sorted() const {
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
    std::vector<std::uint32_t> numbers;
    numbers.reserve(entries.size());
    for (const Entry& entry : entries)
        numbers.push_back(entry.number);
    return numbers;
}

}  // namespace nachlese::glass
