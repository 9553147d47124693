#include "schema/terms.h"

#include <set>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(Terms, FollowOmegasConventions) {
    EXPECT_EQ(stem_term("haf"), "Zhaf");
    EXPECT_EQ(surface_term("hafens"), "hafens");
    EXPECT_EQ(stem_term(field(FieldId::Headline), "haf"), "ZShaf");
    EXPECT_EQ(surface_term(field(FieldId::Headline), "hafens"), "Shafens");
    EXPECT_EQ(day_term({2025, 8, 4}), "D20250804");
    EXPECT_EQ(month_term(2025, 8), "M202508");
    EXPECT_EQ(year_term(2025), "Y2025");
}

TEST(Terms, StayBelowXapiansLimitWhateverTheValue) {
    constexpr std::size_t kXapianLimit = 245;
    const std::string long_text(5000, 'x');
    EXPECT_LE(value_term(field(FieldId::Url), long_text).size(), kXapianLimit);
    EXPECT_LE(unique_id_term("0123456789abcdef", long_text).size(), kXapianLimit);
    EXPECT_LE(file_term("0123456789abcdef", long_text).size(), kXapianLimit);
}

TEST(Terms, LongValuesThatDifferHaveDifferentTerms) {
    const std::string one = std::string(400, 'x') + "1";
    const std::string two = std::string(400, 'x') + "2";
    EXPECT_NE(unique_id_term("r", one), unique_id_term("r", two));
}

TEST(Terms, WholeNamesAreFoldedAndAddressesAreNot) {
    EXPECT_EQ(value_term(field(FieldId::Source), "Küsten  Bote"),
              value_term(field(FieldId::Source), "KÜSTEN BOTE"));
    EXPECT_NE(value_term(field(FieldId::Url), "https://example.org/A"),
              value_term(field(FieldId::Url), "https://example.org/a"));
}

TEST(Terms, AWholeNameIsNotAWord) {
    EXPECT_NE(value_term(field(FieldId::Tags), "hafen"),
              surface_term(field(FieldId::Tags), "hafen"));
}

}  // namespace
}  // namespace nachlese
