// The terms of many documents, each once, with a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/hash.h"

namespace nachlese::glass {

// Terms in the order of their bytes, which is their rank.
struct SortedTerms {
    std::vector<std::uint32_t> numbers;  // by rank
    std::string bytes;                 // of all, one behind the other: whoever goes through them in
                                       // order finds them near each other
    std::vector<std::size_t> ends{0};  // in these, behind a leading 0

    [[nodiscard]] std::size_t size() const { return numbers.size(); }
    [[nodiscard]] std::string_view term(std::size_t rank) const {
        return std::string_view(bytes).substr(ends[rank], ends[rank + 1] - ends[rank]);
    }
    // Send for the memory that term() will look at, and do not wait for it: first the one, then the
    // other.
    void prefetch_place(std::size_t rank) const { __builtin_prefetch(&ends[rank]); }
    void prefetch_bytes(std::size_t rank) const { __builtin_prefetch(&bytes[ends[rank]]); }
};

// Not thread-safe.
class TermDictionary {
  public:
    TermDictionary();

    static std::uint64_t hash_of(std::string_view term) { return hash64(term); }
    // Sends for the memory that number_of() will look at, and does not wait for it.
    void prefetch(std::uint64_t hash) const {
        __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }

    // The numbers count from 0, in the order in which terms come for the first time.
    std::uint32_t number_of(std::string_view term) { return number_of(term, hash_of(term)); }
    std::uint32_t number_of(std::string_view term, std::uint64_t hash);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view term) const;
    [[nodiscard]] std::string_view term(std::uint32_t number) const {
        const std::size_t begin = ends_[number];
        return std::string_view(bytes_).substr(begin, ends_[number + 1] - begin);
    }
    [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }

    [[nodiscard]] SortedTerms sorted() const;

  private:
    struct Slot {
        std::uint32_t hash = 0;    // a part of it: most other terms are told without a look at them
        std::uint32_t number = 0;  // one more than the term's; 0: empty
    };
    // Of the term, or the empty one where it would stand.
    [[nodiscard]] std::size_t slot_of(std::string_view term, std::uint64_t hash) const;
    void grow();

    std::string bytes_;              // of all terms
    std::vector<std::size_t> ends_;  // in these, behind a leading 0
    std::vector<Slot> slots_;        // open addressing; a power of two, at most half full
};

}  // namespace nachlese::glass
