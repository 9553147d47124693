#include "schema/analysis/form_cache.h"

#include <algorithm>
#include <utility>

#include "schema/hash.h"

namespace nachlese {

namespace {

constexpr std::size_t kFirstSlots = 64;  // a query has few forms
constexpr std::size_t kFirstBlockEntries = 256;
constexpr std::size_t kMaxBlockEntries = 32'768;

}  // namespace

FormCache::FormCache(std::size_t capacity)
    : capacity_(capacity), mask_(kFirstSlots - 1), slots_(kFirstSlots) {}

std::uint64_t FormCache::hash_of(std::string_view written) {
    return hash64(written);
}

const Form& FormCache::insert(std::string_view written, std::uint64_t hash, Form&& form) {
    if (size_ >= capacity_) {
        slots_.assign(kFirstSlots, {});
        mask_ = kFirstSlots - 1;
        blocks_.clear();
        size_ = 0;
    }
    if (2 * (size_ + 1) > slots_.size()) grow();
    form.number = ++made_;
    if (blocks_.empty() || blocks_.back().size() == blocks_.back().capacity()) {
        blocks_.emplace_back().reserve(std::clamp(size_, kFirstBlockEntries, kMaxBlockEntries));
    }
    const Entry& entry = blocks_.back().emplace_back(Entry{std::string(written), std::move(form)});
    place({hash, &entry});
    ++size_;
    return entry.form;
}

void FormCache::grow() {
    Slots old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.entry != nullptr) place(slot);
    }
}

void FormCache::place(const Slot& slot) {
    std::size_t at = slot.hash & mask_;
    while (slots_[at].entry != nullptr)
        at = (at + 1) & mask_;
    slots_[at] = slot;
}

}  // namespace nachlese
