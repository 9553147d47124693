#include "indexer/unpacking_budget.h"

#include <fmt/format.h>

namespace nachlese {

Result<void> UnpackingBudget::add_packed(std::size_t count) {
    packed_ += count;
    return go_on();
}

Result<void> UnpackingBudget::add_unpacked(std::size_t count) {
    unpacked_ += count;
    if (unpacked_ > kFreeBytes && unpacked_ / kMaxRatio > packed_) exhausted_ = true;
    if (exhausted_) {
        return fail(ErrorCode::BadInput,
                    fmt::format("unpacks to more than {} times its size: not read on", kMaxRatio),
                    "unpack it by hand if it is no decompression bomb");
    }
    return go_on();
}

Result<void> UnpackingBudget::go_on() const {
    if (stop_ && stop_()) return fail(ErrorCode::Interrupted, "interrupted");
    return {};
}

}  // namespace nachlese
