// What separable verbs, and the nouns and participles made of them, begin with: "abwarten",
// "abzuwarten", "Vor- und Nachteile".
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace nachlese {

// Longer ones first, so that none hides another that begins with it: "hin", "hinunter".
inline constexpr std::array<std::string_view, 65> kSeparablePrefixes{
    "auseinander", "gegenüber", "zufrieden", "entgegen", "herunter", "herüber", "hinunter",
    "hinüber",     "vorüber",   "zusammen",  "entlang",  "zurück",   "gleich",  "herauf",
    "heraus",      "herbei",    "herein",    "hervor",   "hinauf",   "hinaus",  "hinein",
    "hinweg",      "nieder",    "voraus",    "vorbei",   "vorher",   "weiter",  "wieder",
    "dahin",       "davon",     "durch",     "herab",    "heran",    "herum",   "hinab",
    "hinzu",       "statt",     "unter",     "voran",    "wider",    "zuvor",   "über",
    "fehl",        "fest",      "fort",      "frei",     "hoch",     "nach",    "teil",
    "voll",        "wohl",      "auf",       "aus",      "bei",      "ein",     "her",
    "hin",         "los",       "mit",       "vor",      "weg",      "ab",      "an",
    "um",          "zu"};
static_assert(std::is_sorted(kSeparablePrefixes.begin(), kSeparablePrefixes.end(),
                             [](std::string_view first, std::string_view second) {
                                 return first.size() > second.size();
                             }));

}  // namespace nachlese
