#include "query/word_family.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

struct Relatives {
    std::string base;
    std::string derived;
};

TEST(WordFamily, LeadsFromEitherWordToTheOther) {
    const Relatives cases[] = {
        {"hamburg", "hamburger"},   {"bremen", "bremer"},   {"belgien", "belgier"},
        {"belgien", "belgisch"},    {"serbien", "serb"},    {"spanier", "spanisch"},
        {"stadt", "städtisch"},     {"russland", "russ"},   {"thailand", "thailänd"},
        {"ausland", "ausländer"},   {"papst", "päpstlich"}, {"geist", "geistig"},
        {"mann", "mannschaft"},     {"druck", "druckerei"}, {"mord", "mörder"},
        {"fussball", "fussballer"},
    };
    for (const Relatives& relatives : cases) {
        EXPECT_THAT(word_family(relatives.base), Contains(relatives.derived)) << relatives.base;
        EXPECT_THAT(word_family(relatives.derived), Contains(relatives.base)) << relatives.derived;
    }
}

TEST(WordFamily, LeavesShortWordsAlone) {
    for (const std::string stem : {"", "e", "er", "amt", "ler", "öl"})
        EXPECT_THAT(word_family(stem), IsEmpty()) << stem;
}

TEST(WordFamily, NamesNoStemTwiceNorTheWordItself) {
    for (const std::string stem : {"arbeit", "hamburger", "ländlich", "russland", "bananen"}) {
        const auto family = word_family(stem);
        EXPECT_EQ(std::set<std::string>(family.begin(), family.end()).size(), family.size());
        EXPECT_THAT(family, Not(Contains(stem)));
    }
}

TEST(WordFamily, StaysSmall) {
    EXPECT_LE(word_family("niederländischerland").size(), 20U);
    EXPECT_LE(word_family(std::string(10'000, 'a')).size(), 20U);
}

}  // namespace
}  // namespace nachlese
