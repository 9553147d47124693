// The present where the user is. To know the local time takes the data of its zone, which are
// looked up where something depends on them: hardly any search asks.
#pragma once

#include <cstdint>
#include <optional>

#include "schema/date.h"

namespace nachlese {

inline constexpr const char* kDefaultZone = "Europe/Berlin";

// Not thread-safe.
class Present {
  public:
    // As told, by --now or a record.
    // NOLINTNEXTLINE(google-explicit-constructor): it is nothing but that time
    Present(const DateTime& told) : local_(told) {}

    // By the clock, in kDefaultZone: seconds since 1970-01-01T00:00Z.
    static Present at(std::int64_t unix_seconds) { return Present(unix_seconds); }

    // In the zone of the user.
    [[nodiscard]] const DateTime& local() const;

    // Whether `when` is later. A day without time is later when it has not begun.
    [[nodiscard]] bool is_before(const DateTime& when) const;

  private:
    explicit Present(std::int64_t unix_seconds) : unix_seconds_(unix_seconds) {}

    std::optional<std::int64_t> unix_seconds_;  // of the clock
    mutable std::optional<DateTime> local_;
};

}  // namespace nachlese
