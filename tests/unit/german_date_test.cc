#include "schema/german_date.h"

#include <string>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

const TimeZone& berlin() {
    static const TimeZone zone = *TimeZone::open("Europe/Berlin");
    return zone;
}

// A Friday.
DateTime now() {
    return berlin().local({2025, 8, 15}, 10 * 60 + 30);
}

std::string found_in(std::string_view text) {
    const auto match = find_german_date(text, now(), berlin());
    return match ? to_iso(match->when) : "none";
}

struct Example {
    std::string_view text;
    std::string_view expected;
};

TEST(GermanDate, ReadsEveryFormThatNewsPrints) {
    constexpr Example kExamples[] = {
        {"14. August 2025, 16:09 Uhr", "2025-08-14T16:09:00+02:00"},
        {"Mittwoch, 5. Februar 2003", "2003-02-05"},
        {"14.08.2025 · 16:09 Uhr", "2025-08-14T16:09:00+02:00"},
        {"05.02.2003 um 08:12 Uhr", "2003-02-05T08:12:00+01:00"},
        {"21.06.2014, 09.30 Uhr", "2014-06-21T09:30:00+02:00"},
        {"12.11.2021 | 17:05 Uhr", "2021-11-12T17:05:00+01:00"},
        {"Stand: 08.07.2026 05:00 Uhr", "2026-07-08T05:00:00+02:00"},
        {"2025-08-14 16:09", "2025-08-14T16:09:00+02:00"},
        {"2025-08-14T14:09:00Z", "2025-08-14T16:09:00+02:00"},
        {"2025-08-14", "2025-08-14"},
        {"5.2.03", "2003-02-05"},
        {"5. 2. 1973", "1973-02-05"},
        {"5.2.73", "1973-02-05"},
        {"06. 01. 2026, 14:59 Uhr", "2026-01-06T14:59:00+01:00"},
        {"5. Febr. 2003", "2003-02-05"},
        {"7. Jänner 1998", "1998-01-07"},
        {"7. Feber 1998", "1998-02-07"},
        {"1. Sept. 1999", "1999-09-01"},
        {"3. Ma\u0308rz 2011", "2011-03-03"},
        {"14/08/2025 - 16:17", "2025-08-14T16:17:00+02:00"},
        {"14 Aug 2025", "2025-08-14"},
        {"270551 jan 94", "1994-01-27T05:51:00+01:00"},
        {"20:00, 29 Jan 2024", "2024-01-29T20:00:00+01:00"},
        {"August 14, 2025", "2025-08-14"},
        {"Do 25.04.24 | 14:07 Uhr", "2024-04-25T14:07:00+02:00"},
        {"Zuletzt geändert am 1.\u00A0Mai 2009 um 7 Uhr", "2009-05-01T07:00:00+02:00"},
    };
    for (const auto& [text, expected] : kExamples)
        EXPECT_EQ(found_in(text), expected) << text;
}

TEST(GermanDate, CountsRelativeDatesFromNow) {
    constexpr Example kExamples[] = {
        {"heute, 12:37 Uhr", "2025-08-15T12:37:00+02:00"},
        {"Gestern um 23:59 Uhr", "2025-08-14T23:59:00+02:00"},
        {"vor 40 Minuten", "2025-08-15T09:50:00+02:00"},
        {"vor 11 Stunden", "2025-08-14T23:30:00+02:00"},
        {"vor einer Stunde", "2025-08-15T09:30:00+02:00"},
        {"vor 2 Tagen", "2025-08-13"},
    };
    for (const auto& [text, expected] : kExamples) {
        EXPECT_EQ(found_in(text), expected) << text;
        EXPECT_TRUE(find_german_date(text, now(), berlin())->relative) << text;
    }
}

TEST(GermanDate, FillsInTheLatestYearThatIsNotAfterNow) {
    const auto past = find_german_date("HAMBURG, 3. Mai. Der Hafen", now(), berlin());
    ASSERT_TRUE(past);
    EXPECT_FALSE(past->has_year);
    EXPECT_EQ(to_iso(past->when), "2025-05-03");
    EXPECT_EQ(found_in("3. Dezember"), "2024-12-03");
    EXPECT_EQ(found_in("29. Februar"), "2024-02-29");
}

TEST(GermanDate, LeavesAloneWhatIsNoDate) {
    for (const std::string_view text :
         {"", "Version 2.0.3.14", "31.02.2020", "14.13.2020", "vor dem Tor", "Der Mai 2020",
          "Tel. 0123/456 78 90", "3,5 Millionen", "1:0 (0:0)", "Heuteabend", "2020", "99.99.9999",
          "Kapitel 4 Mai", "in 3 Stunden", "12345-67-89"}) {
        EXPECT_EQ(found_in(text), "none") << text;
    }
}

TEST(GermanDate, TellsWhereTheDateStands) {
    const std::string_view text = "Erschienen am Freitag, 14. August 2025, 16:09 Uhr · Quelle: xy";
    const auto match = find_german_date(text, now(), berlin());
    ASSERT_TRUE(match);
    EXPECT_EQ(text.substr(match->begin, match->end - match->begin),
              "Freitag, 14. August 2025, 16:09 Uhr");
}

TEST(GermanDate, FindsTheNextOneFromAnOffset) {
    const std::string_view text = "1.1.2001 bis 2.2.2002";
    const auto first = find_german_date(text, now(), berlin());
    ASSERT_TRUE(first);
    const auto second = find_german_date(text, now(), berlin(), first->end);
    ASSERT_TRUE(second);
    EXPECT_EQ(to_iso(second->when), "2002-02-02");
    EXPECT_FALSE(find_german_date(text, now(), berlin(), second->end));
}

TEST(GermanDate, LeavesTheFullStopOfASentenceOutside) {
    const std::string_view text = "Es war der 3. Mai. Danach";
    const auto match = find_german_date(text, now(), berlin());
    ASSERT_TRUE(match);
    EXPECT_EQ(text.substr(match->end), ". Danach");
}

TEST(TimeOfDay, IsReadWithColonOrWithTheWordUhr) {
    EXPECT_EQ(match_time_of_day("16:09 Uhr")->minute_of_day, 16 * 60 + 9);
    EXPECT_EQ(match_time_of_day("9.30 Uhr")->minute_of_day, 9 * 60 + 30);
    EXPECT_EQ(match_time_of_day("7 Uhr")->minute_of_day, 7 * 60);
    EXPECT_EQ(match_time_of_day("08:12")->minute_of_day, 8 * 60 + 12);
    for (const std::string_view text : {"9.30", "25:00", "12:60", "7", "Uhr", "", "1:0"}) {
        EXPECT_FALSE(match_time_of_day(text)) << text;
    }
}

}  // namespace
}  // namespace nachlese
