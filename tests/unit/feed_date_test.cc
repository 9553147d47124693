#include "indexer/readers/feed_date.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

struct Case {
    std::string_view text;
    std::string_view expected;  // ISO 8601, empty for no date
};

std::string iso(const std::optional<DateTime>& when) {
    return when ? to_iso(*when) : std::string{};
}

TEST(FeedDate, ReadsTheDatesOfMail) {
    const TimeZone berlin = TimeZone::open("Europe/Berlin").value();
    for (const Case& row : std::initializer_list<Case>{
             {"Thu, 14 Mar 2019 16:09:30 +0100", "2019-03-14T16:09:00+01:00"},
             {"14 Mar 2019 15:09 GMT", "2019-03-14T16:09:00+01:00"},
             {"Sun, 7 Jul 2019 9:05:00 -0000", "2019-07-07T11:05:00+02:00"},
             {"14 Mar 98 10:00:00 EST", "1998-03-14T16:00:00+01:00"},
             {"1 Jan 04", "2004-01-01"},
             {"Thu, 14 Mar 2019 16:09:00 MEZ", "2019-03-14T16:09:00+01:00"},
             {"Thu, 14 Foo 2019 16:09:00 +0100", ""},
             {"Thu, 31 Feb 2019 16:09:00 +0100", ""},
             {"Thu, 14 Mar 2019 25:09:00 +0100", ""},
             {"gestern", ""},
             {"", ""},
         }) {
        EXPECT_EQ(iso(parse_mail_date(row.text, berlin)), row.expected) << row.text;
    }
}

TEST(FeedDate, ReadsBothFormsOfIso8601) {
    const TimeZone berlin = TimeZone::open("Europe/Berlin").value();
    for (const Case& row : std::initializer_list<Case>{
             {"2019-03-14T16:09:00+01:00", "2019-03-14T16:09:00+01:00"},
             {"20190314T160900+0100", "2019-03-14T16:09:00+01:00"},
             {"20190314T1609Z", "2019-03-14T17:09:00+01:00"},
             {"20190314", "2019-03-14"},
             {"1848-05", "1848-05-01"},
             {"1848", "1848-01-01"},
             {"20191314", ""},
             {"2019031", ""},
             {"20190314X", ""},
             {"März 1848", ""},
         }) {
        EXPECT_EQ(iso(parse_any_iso(row.text, berlin)), row.expected) << row.text;
    }
}

}  // namespace
}  // namespace nachlese
