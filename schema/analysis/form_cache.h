// Forms by how they are written. News repeats its words, so nearly every token is answered from
// here; what a look-up costs is cache misses, which prefetching hides. One slot tells by 64 bits of
// hash where the form is, and the written word stands beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyser.h"
#include "schema/analysis/huge_page_allocator.h"

namespace nachlese {

// Not thread-safe.
class FormCache {
  public:
    // `capacity`: forms kept; one more, and all are forgotten.
    explicit FormCache(std::size_t capacity);

    // To be had from a written form once, for the functions below.
    [[nodiscard]] static std::uint64_t hash_of(std::string_view written);

    // Calls `make()` for a form that is not there, and gives it a number. The form is valid until
    // the next call. `make` must not use the cache.
    template <typename Make>
    const Form& find_or_make(std::string_view written, std::uint64_t hash, Make make) {
        if (const Form* const cached = find(written, hash)) return *cached;
        return insert(written, hash, make());
    }

    // Have the memory fetched that find_or_make will read: first the slot, and when it is there,
    // the form.
    void prefetch_slot(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
    void prefetch_form(std::uint64_t hash) const {
        const Slot& slot = slots_[hash & mask_];
        if (slot.hash != hash || slot.entry == nullptr) return;
        const auto* const bytes = reinterpret_cast<const char*>(slot.entry);
        for (std::size_t line = 0; line < sizeof(Entry); line += alignof(Entry))
            __builtin_prefetch(bytes + line);
    }

    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    // The word and its folded form share a cache line.
    struct alignas(64) Entry {
        std::string written;
        Form form;
    };
    using Block = std::vector<Entry, HugePageAllocator<Entry>>;
    struct Slot {
        std::uint64_t hash = 0;
        const Entry* entry = nullptr;  // null: empty
    };

    using Slots = std::vector<Slot, HugePageAllocator<Slot>>;

    [[nodiscard]] const Form* find(std::string_view written, std::uint64_t hash) const {
        for (std::size_t at = hash & mask_; slots_[at].entry != nullptr; at = (at + 1) & mask_) {
            if (slots_[at].hash == hash && slots_[at].entry->written == written) {
                return &slots_[at].entry->form;
            }
        }
        return nullptr;
    }
    const Form& insert(std::string_view written, std::uint64_t hash, Form&& form);
    void grow();
    void place(const Slot& slot);

    std::size_t capacity_;
    std::size_t size_ = 0;
    std::uint64_t made_ = 0;  // forms, of which the last has this number
    std::size_t mask_;
    Slots slots_;                // open addressing; a power of two, at most half full
    std::vector<Block> blocks_;  // entries never move
};

}  // namespace nachlese
