#include "query/umlaut_variants.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

struct VariantCase {
    const char* typed;
    std::vector<std::string> variants;  // some of them
};

TEST(UmlautVariants, AreTheThreeWaysToWriteAnUmlaut) {
    for (const auto& [typed, variants] : {
             VariantCase{"müller", {"mueller", "muller"}},
             VariantCase{"mueller", {"müller", "muller"}},
             VariantCase{"muller", {"müller", "mueller"}},
             VariantCase{"übergrösse", {"uebergroesse", "ubergrosse"}},
             VariantCase{"waehlerstroeme", {"wählerströme", "wahlerstrome", "wählerstroeme"}},
             VariantCase{"hauser", {"häuser"}},
             // The first vowels are none to change.
             VariantCase{"neuemuehle", {"neuemühle"}},
         }) {
        const std::vector<std::string> found = umlaut_variants(typed);
        for (const std::string& variant : variants)
            EXPECT_THAT(found, Contains(variant)) << typed;
    }
}

TEST(UmlautVariants, AreFewAndDifferent) {
    for (const std::string& word :
         {std::string("bundesverfassungsgerichtspräsidentenwahlausschuss"), std::string(5000, 'u'),
          std::string("äöüaeoeueaou"), std::string("kfz"), std::string()}) {
        const std::vector<std::string> found = umlaut_variants(word);
        EXPECT_LE(found.size(), kMaxUmlautVariants);
        EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), found.size());
        EXPECT_EQ(std::count(found.begin(), found.end(), word), 0);
    }
    EXPECT_THAT(umlaut_variants("kfz"), IsEmpty());
}

TEST(UmlautVariants, HaveOneFormWithoutUmlauts) {
    for (const auto& [surface, plain] : std::initializer_list<std::pair<const char*, const char*>>{
             {"müller", "muller"},
             {"mueller", "muller"},
             {"muller", "muller"},
             {"übergrösse", "ubergrosse"},
             {"uebergroesse", "ubergrosse"},
             {"michael", "michal"},
             {"ćosić", "ćosić"},
             {"", ""},
         }) {
        EXPECT_EQ(without_umlauts(surface), plain);
    }
}

}  // namespace
}  // namespace nachlese
