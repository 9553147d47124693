#include "query/present.h"

#include <chrono>

namespace nachlese {

namespace {

constexpr std::int64_t kSecondsPerMinute = 60;

// Of a time, which has its offset with it.
std::int64_t unix_seconds_of(const DateTime& when) {
    const std::chrono::sys_days day{std::chrono::year{when.date.year} /
                                    std::chrono::month{static_cast<unsigned>(when.date.month)} /
                                    std::chrono::day{static_cast<unsigned>(when.date.day)}};
    return std::chrono::sys_seconds{day}.time_since_epoch().count() +
           (*when.minute_of_day - when.utc_offset_minutes) * kSecondsPerMinute;
}

}  // namespace

const DateTime& Present::local() const {
    if (!local_) local_ = TimeZone::open(kDefaultZone).value().at(*unix_seconds_);
    return *local_;
}

bool Present::is_before(const DateTime& when) const {
    if (when.minute_of_day && unix_seconds_) {
        return unix_seconds_of(when) > *unix_seconds_ - *unix_seconds_ % kSecondsPerMinute;
    }
    if (when.minute_of_day && local_->minute_of_day) {
        return unix_seconds_of(when) > unix_seconds_of(*local_);
    }
    // No zone is further from UTC than a day.
    if (unix_seconds_) {
        const CivilDate day = utc_day(*unix_seconds_);
        if (when.date < day) return false;
        if (when.date > add_days(day, 1)) return true;
    }
    return when.date > local().date;
}

}  // namespace nachlese
