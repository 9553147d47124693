#include "indexer/duplicate_finder.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/signature.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;

constexpr CivilDate kDay{2024, 2, 27};

// Of 400 words beginning with the given one: those of neighbouring texts overlap.
std::string signature_from(int first) {
    SignatureBuilder builder;
    for (int number = first; number < first + 400; ++number)
        builder.add_word("wort" + std::to_string(number));
    return builder.signature();
}

struct Entry {
    std::optional<CivilDate> day;
    std::string signature;
};

std::vector<std::size_t> heads_of(const std::vector<Entry>& entries) {
    DuplicateFinder finder;
    std::vector<std::size_t> heads;
    for (const Entry& entry : entries)
        heads.push_back(finder.add(entry.day, entry.signature));
    return heads;
}

TEST(DuplicateFinder, FindsTheEarliestSimilarArticle) {
    EXPECT_THAT(heads_of({{kDay, signature_from(0)},
                          {kDay, signature_from(5000)},
                          {kDay, signature_from(10)},
                          {kDay, signature_from(5020)},
                          {kDay, signature_from(20)}}),
                ElementsAre(0, 1, 0, 1, 0));
}

TEST(DuplicateFinder, KeepsToTheWindow) {
    const std::string signature = signature_from(0);
    for (const auto& [days, expected] : {std::pair{kDuplicateWindowDays, std::size_t{0}},
                                         std::pair{kDuplicateWindowDays + 1, std::size_t{1}}}) {
        EXPECT_THAT(heads_of({{kDay, signature}, {add_days(kDay, days), signature}}),
                    ElementsAre(0, expected))
            << days;
    }
    // What is too late for the first head is one itself, for the next window.
    const CivilDate later = add_days(kDay, kDuplicateWindowDays + 1);
    EXPECT_THAT(heads_of({{kDay, signature},
                          {add_days(kDay, 3), signature},
                          {later, signature},
                          {add_days(later, 1), signature}}),
                ElementsAre(0, 0, 2, 2));
}

TEST(DuplicateFinder, EachMemberIsLikeItsHead) {
    // Each like the one before it, the last no longer like the first.
    EXPECT_THAT(
        heads_of(
            {{kDay, signature_from(0)}, {kDay, signature_from(70)}, {kDay, signature_from(300)}}),
        ElementsAre(0, 0, 2));
}

TEST(DuplicateFinder, TakesUndatedArticlesForThemselves) {
    const std::string signature = signature_from(0);
    EXPECT_THAT(heads_of({{std::nullopt, signature},
                          {std::nullopt, signature},
                          {kDay, signature},
                          {kDay, signature}}),
                ElementsAre(0, 0, 2, 2));
}

TEST(DuplicateFinder, LeavesArticlesWithoutSignatureAlone) {
    EXPECT_THAT(heads_of({{kDay, ""}, {kDay, ""}, {kDay, "too short"}, {kDay, "too short"}}),
                ElementsAre(0, 1, 2, 3));
}

TEST(DuplicateFinder, FindsAHeadBehindCrowdedBuckets) {
    std::vector<Entry> entries;
    // All share a third of their words, too little to be duplicates.
    for (int number = 0; number < 200; ++number) {
        SignatureBuilder builder;
        for (int word = 0; word < 400; ++word) {
            builder.add_word("wort" + std::to_string(word < 200 ? word : number * 1000 + word));
        }
        entries.push_back({kDay, builder.signature()});
    }
    entries.push_back(entries[150]);
    EXPECT_EQ(heads_of(entries).back(), 150U);
}

}  // namespace
}  // namespace nachlese
