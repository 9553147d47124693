#include "query/spelling_distance.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "query/cologne_phonetics.h"

namespace nachlese {
namespace {

struct CodeCase {
    const char* word;
    const char* code;
};

TEST(ColognePhonetics, FollowsPostelsTable) {
    for (const auto& [word, code] : {
             CodeCase{"", ""},
             CodeCase{"2025", ""},
             CodeCase{"a", "0"},
             CodeCase{"h", ""},
             CodeCase{"wikipedia", "3412"},
             CodeCase{"mullerludenscheidt", "65752682"},
             CodeCase{"breschnew", "17863"},
             CodeCase{"philipp", "351"},
             CodeCase{"christian", "47826"},
             CodeCase{"cicero", "887"},
             CodeCase{"schach", "84"},
             CodeCase{"axt", "0482"},
             CodeCase{"bcx", "148"},
             CodeCase{"platz", "158"},
             CodeCase{"aua", "0"},
             CodeCase{"müller", "657"},
         }) {
        EXPECT_EQ(cologne_code(word), code) << word;
    }
}

struct DistanceCase {
    const char* typed;
    const char* surface;
    std::optional<std::size_t> letters;
};

TEST(SpellingDistance, CountsLetters) {
    for (const auto& [typed, surface, letters] : {
             DistanceCase{"Mueller", "müller", 0},
             DistanceCase{"Muller", "müller", 0},
             DistanceCase{"MÜLLER", "mueller", 0},
             DistanceCase{"Straße", "strasse", 0},
             DistanceCase{"Cosic", "ćosić", 0},
             DistanceCase{"Hochwaser", "hochwasser", 1},
             DistanceCase{"Hochwsaser", "hochwasser", 1},
             DistanceCase{"Wekrbank", "werkbank", 1},
             DistanceCase{"Waehlerstrom", "wählerstrdm", 1},
             DistanceCase{"Selensky", "selenskyj", 1},
             DistanceCase{"Zelensky", "selenskyj", 2},
             DistanceCase{"Zelenskiy", "selenskyj", 3},
             DistanceCase{"Zelenskiy", "selenitisch", std::nullopt},
             DistanceCase{"Werkbank", "werkdanz", 2},
             DistanceCase{"Werkbank", "berkbahn", std::nullopt},
             DistanceCase{"Werkbank", "bergbank", std::nullopt},
             DistanceCase{"Werkbank", "fehrkbank", 2},
             DistanceCase{"Hafen", "haken", 1},
             DistanceCase{"Hafen", "haven", 1},
             DistanceCase{"Hafen", "havem", 2},
             DistanceCase{"Hafen", "hagel", std::nullopt},
             DistanceCase{"Hafen", "hafengebühren", std::nullopt},
             DistanceCase{"Kai", "kay", 1},
             DistanceCase{"Kai", "koy", std::nullopt},
             DistanceCase{"Ei", "ei", 0},
             DistanceCase{"Ei", "ey", std::nullopt},
             DistanceCase{"2024", "2025", 1},
             DistanceCase{"Werkbank", "werkstatt", std::nullopt},
             DistanceCase{"Werft", "", std::nullopt},
             DistanceCase{"", "werft", std::nullopt},
         }) {
        SpellingDistance distance(typed);
        EXPECT_EQ(distance.to(surface), letters) << typed << ' ' << surface;
    }
}

}  // namespace
}  // namespace nachlese
