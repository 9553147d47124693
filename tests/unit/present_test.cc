#include "query/present.h"

#include <array>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

// 14.8.2025, 23:30:45 in Berlin; in UTC it is two hours earlier.
constexpr std::int64_t kLate = 1755207045;

TEST(Present, TheClockTellsTheLocalTime) {
    EXPECT_EQ(Present::at(kLate).local(), (DateTime{{2025, 8, 14}, 23 * 60 + 30, 120}));
    // Half an hour later the day is another one, but not yet in UTC.
    EXPECT_EQ(Present::at(kLate + 1800).local().date, (CivilDate{2025, 8, 15}));
}

struct Case {
    DateTime when;
    bool is_later;
};
constexpr std::array kCases{
    Case{{{2025, 8, 14}, 23 * 60 + 30, 120}, false},  // this minute
    Case{{{2025, 8, 14}, 23 * 60 + 31, 120}, true},   // the next one
    Case{{{2025, 8, 14}, 21 * 60 + 31, 0}, true},     // the same, written otherwise
    Case{{{2025, 8, 15}, 0, 240}, false},             // an hour and a half ago
    Case{{{2025, 8, 13}, {}, 0}, false},
    Case{{{2025, 8, 14}, {}, 0}, false},
    Case{{{2025, 8, 15}, {}, 0}, true},
    Case{{{2025, 8, 16}, {}, 0}, true},
    Case{{{1998, 1, 1}, {}, 0}, false},
    Case{{{2030, 1, 1}, {}, 0}, true},
};

TEST(Present, IsBeforeWhatIsLaterWhetherToldOrByTheClock) {
    const Present told(DateTime{{2025, 8, 14}, 23 * 60 + 30, 120});
    for (const auto& [when, is_later] : kCases) {
        EXPECT_EQ(Present::at(kLate).is_before(when), is_later) << to_iso(when);
        EXPECT_EQ(told.is_before(when), is_later) << to_iso(when);
    }
}

TEST(Present, OfADayThatWasToldNothingIsLaterBeforeTheNext) {
    const Present day(DateTime{{2025, 8, 14}, {}, 0});
    EXPECT_FALSE(day.is_before({{2025, 8, 14}, 23 * 60, 120}));
    EXPECT_TRUE(day.is_before({{2025, 8, 15}, 0, 120}));
}

}  // namespace
}  // namespace nachlese
