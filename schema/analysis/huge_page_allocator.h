// Memory for large tables that are read at random: on pages of 2 MiB the processor finds them
// without walking page tables. Small requests are ordinary memory.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>

#include <sys/mman.h>

namespace nachlese {

template <typename Value>
class HugePageAllocator {
  public:
    using value_type = Value;

    HugePageAllocator() = default;
    template <typename Other>
    HugePageAllocator(const HugePageAllocator<Other>& /*other*/) {
    }  // NOLINT: an allocator's rebind

    Value* allocate(std::size_t count) {
        if (count > std::numeric_limits<std::size_t>::max() / 2 / sizeof(Value)) {
            throw std::bad_alloc();
        }
        const std::size_t alignment =
            count * sizeof(Value) < kPageBytes ? alignof(Value) : kPageBytes;
        const std::size_t bytes = (count * sizeof(Value) + alignment - 1) / alignment * alignment;
        void* const memory = std::aligned_alloc(alignment, bytes);
        if (memory == nullptr) throw std::bad_alloc();
        // Advice alone: without huge pages it works as well, only slower.
        if (alignment == kPageBytes) madvise(memory, bytes, MADV_HUGEPAGE);
        return static_cast<Value*>(memory);
    }
    void deallocate(Value* memory, std::size_t /*count*/) { std::free(memory); }

    friend bool operator==(const HugePageAllocator& /*a*/, const HugePageAllocator& /*b*/) {
        return true;
    }

  private:
    static constexpr std::size_t kPageBytes = std::size_t{2} << 20U;
};

}  // namespace nachlese
