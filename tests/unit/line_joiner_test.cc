#include "indexer/readers/line_joiner.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(LineJoiner, MakesBrokenWordsWhole) {
    struct Case {
        std::string_view before;
        std::string_view line;
        std::string_view expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"die Schleu-", "se ist", "die Schleuse ist"},
             {"die Schleu¬", "se", "die Schleuse"},
             {"die Schleu⸗", "ſe", "die Schleuſe"},
             {"die Schleu\u00AD", "se", "die Schleuse"},
             {"Nord-", "Ostsee", "Nord-Ostsee"},
             {"Nord⸗", "Ostsee", "Nord-Ostsee"},
             {"am 3. -", "wie stets", "am 3. - wie stets"},
             {"1848-", "49", "1848- 49"},
             {"der Hafen", "von Quirnau", "der Hafen von Quirnau"},
             {"", "Anfang", "Anfang"},
             {"Ende", "", "Ende"},
             {"-", "a", "- a"},
         }) {
        std::string text(row.before);
        join_line(text, row.line);
        EXPECT_EQ(text, row.expected) << row.before << '|' << row.line;
    }
}

}  // namespace
}  // namespace nachlese
