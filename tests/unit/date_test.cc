#include "schema/date.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TimeZone berlin() {
    return *TimeZone::open("Europe/Berlin");
}

struct IsoCase {
    const char* text;
    const char* expected;  // nullptr: no date
};

TEST(ParseIso, ReadsDatesInTheCivilTimeOfTheZone) {
    for (const auto& [text, expected] : {
             IsoCase{"2025-08-14", "2025-08-14"},
             IsoCase{"2025-08-14T16:09", "2025-08-14T16:09:00+02:00"},
             IsoCase{"2025-01-14 16:09:30", "2025-01-14T16:09:00+01:00"},
             IsoCase{"2025-08-14T16:09:00+02:00", "2025-08-14T16:09:00+02:00"},
             IsoCase{"2025-08-14T16:09:00+0200", "2025-08-14T16:09:00+02:00"},
             IsoCase{"2025-08-14T14:09:00Z", "2025-08-14T16:09:00+02:00"},
             IsoCase{"2020-12-31T23:30:00.123Z", "2021-01-01T00:30:00+01:00"},
             IsoCase{"2020-12-31T18:30:00-05", "2021-01-01T00:30:00+01:00"},
             IsoCase{"2024-02-29", "2024-02-29"},
             IsoCase{"2025-02-29", nullptr},
             IsoCase{"2025-13-01", nullptr},
             IsoCase{"2025-08-14T24:00", nullptr},
             IsoCase{"2025-08-14T16:60", nullptr},
             IsoCase{"2025-8-4", "2025-08-04"},
             IsoCase{"2025-08-14x", nullptr},
             IsoCase{"", nullptr},
             IsoCase{"14.08.2025", nullptr},
             IsoCase{"2025-08-14T16:09:00+02:00 and more", nullptr},
             IsoCase{"-025-08-14", nullptr},
         }) {
        const auto when = parse_iso(text, berlin());
        if (expected == nullptr) {
            EXPECT_FALSE(when.has_value()) << text;
        } else {
            ASSERT_TRUE(when.has_value()) << text;
            EXPECT_EQ(to_iso(*when), expected);
        }
    }
}

TEST(TimeZone, RefusesUnknownNames) {
    EXPECT_FALSE(TimeZone::open("Europe/Entenhausen").has_value());
    EXPECT_FALSE(TimeZone::open("").has_value());
}

TEST(TimeZone, KnowsSummerTime) {
    EXPECT_EQ(berlin().utc_offset({2025, 3, 29}, 720), 60);
    EXPECT_EQ(berlin().utc_offset({2025, 3, 30}, 720), 120);
    EXPECT_EQ(berlin().utc_offset({1975, 7, 1}, 720), 60) << "there was none in 1975";
}

TEST(TimeZone, TakesTheFirstOfTwoEqualLocalTimes) {
    const DateTime ambiguous = berlin().local({2025, 10, 26}, 150);
    EXPECT_EQ(to_iso(ambiguous), "2025-10-26T02:30:00+02:00");
}

TEST(DateTime, ADayAloneSortsBeforeItsTimes) {
    const std::string day = to_sortable({{2025, 8, 14}, std::nullopt, 0});
    const std::string first_minute = to_sortable({{2025, 8, 14}, 0, 120});
    const std::string day_before = to_sortable({{2025, 8, 13}, 1439, 120});
    EXPECT_LT(day, first_minute);
    EXPECT_LT(day_before, day);
}

TEST(DateTime, SurvivesTheWayToUnixTimeAndBack) {
    const TimeZone zone = berlin();
    for (const CivilDate& date : {CivilDate{1990, 1, 1}, CivilDate{2000, 2, 29},
                                  CivilDate{2025, 8, 14}, CivilDate{1969, 12, 31}}) {
        const DateTime when = zone.local(date, 969);
        EXPECT_EQ(zone.at(to_unix_seconds(when, zone)), when) << to_iso(when);
    }
}

TEST(CivilDate, CountsDaysAcrossMonthsAndYears) {
    EXPECT_EQ(add_days({2024, 2, 28}, 1), (CivilDate{2024, 2, 29}));
    EXPECT_EQ(add_days({2025, 1, 1}, -1), (CivilDate{2024, 12, 31}));
    EXPECT_EQ(last_day_of_month(1900, 2), 28);
    EXPECT_EQ(day_of_week({2025, 8, 14}), 4);
}

}  // namespace
}  // namespace nachlese
