#include "schema/signature.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/analysis/analyser.h"
#include "tests/unit/agency_copy.h"

namespace nachlese {
namespace {

using testing::joined;
using testing::kAgencyReport;
using testing::kOwnReport;
using Words = std::vector<std::string>;

std::string signature_of(const Words& words) {
    SignatureBuilder builder;
    for (const std::string& word : words)
        builder.add_word(word);
    return builder.signature();
}

std::string signature_of_text(const std::string& text) {
    Analyser analyser;
    SignatureBuilder builder;
    analyser.analyse(text, [&](const Token& token) { builder.add_word(token.form->surface); });
    return builder.signature();
}

Words numbered(int first, int count) {
    Words words;
    for (int number = first; number < first + count; ++number)
        words.push_back("wort" + std::to_string(number));
    return words;
}

TEST(Signature, OfTheSameWordsIsTheSame) {
    const std::string signature = signature_of(numbered(0, 300));
    EXPECT_EQ(signature.size(), kSignatureBins);
    EXPECT_EQ(signature, signature_of(numbered(0, 300)));
    EXPECT_DOUBLE_EQ(similarity(signature, signature), 1);
}

TEST(Signature, ShortTextsHaveNone) {
    const int least = static_cast<int>(kLeastSignedWords);
    EXPECT_EQ(signature_of({}), "");
    EXPECT_EQ(signature_of(numbered(0, least - 1)), "");
    EXPECT_EQ(signature_of(numbered(0, least)).size(), kSignatureBins);
    EXPECT_DOUBLE_EQ(similarity("", ""), 0);
}

TEST(Signature, OneWordOverAndOverIsSigned) {
    EXPECT_EQ(signature_of(Words(10'000, "ja")).size(), kSignatureBins);
}

TEST(Signature, CapitalsParagraphsAndPunctuationDoNotMatter) {
    std::string text = joined(kAgencyReport);
    const std::string signature = signature_of_text(text);
    for (const auto& [from, to] :
         {std::pair{"Taucher", "TAUCHER"}, std::pair{". ", ".\n\n"}, std::pair{"»", "\""}}) {
        text.replace(text.find(from), std::string(from).size(), to);
        EXPECT_EQ(signature_of_text(text), signature) << to;
    }
}

TEST(Signature, OrderOfWordsMatters) {
    Words words = numbered(0, 300);
    std::shuffle(words.begin(), words.end(), std::mt19937(7));
    EXPECT_LT(similarity(signature_of(words), signature_of(numbered(0, 300))), 0.1);
}

// Two runs of n words that share s have s-2 shingles in common, of 2(n-2)-(s-2).
TEST(Signature, EstimatesTheShareOfCommonShingles) {
    for (const int words : {60, 300, 3000}) {
        for (const double share : {0.0, 0.25, 0.5, 0.75, 0.9}) {
            const int common = static_cast<int>(share * words);
            const double shingles = std::max(0, common - 2);
            const double jaccard = shingles / (2.0 * (words - 2) - shingles);
            double sum = 0;
            constexpr int kRuns = 20;
            for (int run = 0; run < kRuns; ++run) {
                const int first = run * 10'000;
                const double estimate =
                    similarity(signature_of(numbered(first, words)),
                               signature_of(numbered(first + words - common, words)));
                EXPECT_NEAR(estimate, jaccard, 0.25) << words << " words, " << share;
                sum += estimate;
            }
            EXPECT_NEAR(sum / kRuns, jaccard, 0.04) << words << " words, " << share;
        }
    }
}

TEST(Signature, TellsReprintsFromOtherReports) {
    const std::string original = signature_of_text(joined(kAgencyReport));
    EXPECT_GT(similarity(original, signature_of_text(joined(testing::reprint()))), 0.8);
    EXPECT_LT(similarity(original, signature_of_text(joined(kOwnReport))), 0.1);
}

}  // namespace
}  // namespace nachlese
