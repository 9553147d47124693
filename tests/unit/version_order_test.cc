#include "indexer/version_order.h"

#include <array>
#include <compare>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

Article version(std::string number, std::optional<int> minute = std::nullopt,
                PubStatus status = PubStatus::Usable) {
    Article article;
    article.version = std::move(number);
    if (minute) article.version_created = DateTime{{2024, 5, 6}, minute, 120};
    article.pub_status = status;
    return article;
}

TEST(VersionOrder, IsTotalByTimeNumberAndStatus) {
    // Ascending.
    const std::array articles{
        version(""),
        version("1"),
        version("2"),
        version("10"),
        version("2024-05-06T09:00:00Z"),
        version("2024-05-06T10:00:00Z"),
        version("a"),
        version("3", 540),
        version("1", 541),
        version("2", 541),
        version("2", 541, PubStatus::Withheld),
        version("2", 541, PubStatus::Canceled),
        version("", std::nullopt, PubStatus::Canceled),
    };
    for (std::size_t one = 0; one < articles.size(); ++one) {
        for (std::size_t other = 0; other < articles.size(); ++other) {
            EXPECT_EQ(std::is_lt(compare_versions(articles[one], articles[other])), one < other)
                << one << " " << other;
            EXPECT_EQ(std::is_eq(compare_versions(articles[one], articles[other])), one == other)
                << one << " " << other;
        }
    }
}

TEST(VersionOrder, LeadingZerosDoNotCount) {
    EXPECT_TRUE(std::is_lt(compare_versions(version("007"), version("8"))));
    EXPECT_TRUE(std::is_lt(compare_versions(version("1.09"), version("1.10"))));
    EXPECT_TRUE(std::is_eq(compare_versions(version("01"), version("1"))));
}

TEST(VersionOrder, KnowsWhatSaysAnythingOfItsVersion) {
    EXPECT_FALSE(has_version(Article{}));
    EXPECT_TRUE(has_version(version("1")));
    EXPECT_TRUE(has_version(version("", 0)));
    EXPECT_TRUE(has_version(version("", std::nullopt, PubStatus::Canceled)));
}

}  // namespace
}  // namespace nachlese
