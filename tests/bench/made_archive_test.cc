#include "tests/bench/made_archive.h"

#include <cstddef>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "schema/analysis/analyser.h"

namespace nachlese::bench {
namespace {

TEST(MadeArchive, IsTheSameWhateverWasAskedBefore) {
    const MadeArchive one(sample_archive());
    const MadeArchive other(sample_archive());
    for (const std::uint64_t number : {7U, 0U, 7U, 100'000U}) {
        EXPECT_EQ(one.article(number).path, other.article(number).path);
        EXPECT_EQ(one.article(number).text, other.article(number).text);
    }
    EXPECT_NE(one.article(7).text, one.article(8).text);
    EXPECT_NE(one.article(7).path, one.article(8).path);
}

TEST(MadeArchive, DoesNotRunOutOfNewWords) {
    const MadeArchive archive(sample_archive());
    Analyser analyser;
    std::set<std::string> forms;
    std::size_t forms_of_half = 0;
    for (std::uint64_t number = 0; number < 200; ++number) {
        if (number == 100) forms_of_half = forms.size();
        analyser.analyse(archive.article(number).text,
                         [&](const Token& token) { forms.insert(token.form->surface); });
    }
    EXPECT_GT(forms.size(), forms_of_half * 13 / 10);
    EXPECT_LT(forms.size(), forms_of_half * 19 / 10);
}

}  // namespace
}  // namespace nachlese::bench
