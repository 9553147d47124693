// What a word of a query finds besides its own stem can be switched off, kind by kind.
#pragma once

#include <array>
#include <string_view>

namespace nachlese {

struct ExpansionSwitches {
    bool compounds = true;  // parts of compounds, and compounds taken apart
    bool folding = true;    // other spellings of umlauts
    bool synonyms = true;
    bool related = true;  // words of one family, for the order alone
};

struct ExpansionSwitch {
    std::string_view option;  // of nachlese-search; switches it off
    bool ExpansionSwitches::*member;
    std::string_view description;
};

// The one table of them.
inline constexpr std::array kExpansionSwitches{
    ExpansionSwitch{"--no-compounds", &ExpansionSwitches::compounds,
                    "find no compounds by their parts, nor parts\nby their compound"},
    ExpansionSwitch{"--no-folding", &ExpansionSwitches::folding,
                    "tell ä, ae and a apart, and ö and ü likewise"},
    ExpansionSwitch{"--no-synonyms", &ExpansionSwitches::synonyms,
                    "find no other names for the same (Kiew, Kyjiw)"},
    ExpansionSwitch{"--no-related", &ExpansionSwitches::related,
                    "rank without words of the same family (Belgien,\nbelgisch; weist zurück, "
                    "zurückgewiesen)"},
};

}  // namespace nachlese
