// The words of the German date grammar; used by schema/german_date.cc and by
// query/language/date_words.cc.
#pragma once

#include <array>
#include <string_view>

namespace nachlese::german_date {

struct NamedNumber {
    std::string_view name;  // lower case
    int number;
};

// Duden's forms, those of Austria and of old papers, and the English ones found in metadata. The
// decomposed spellings are what some systems' file exports contain.
inline constexpr std::array<NamedNumber, 45> kMonths{{
    {"januar", 1},   {"jänner", 1},    {"ja\u0308nner", 1}, {"jan", 1},       {"jän", 1},
    {"january", 1},  {"februar", 2},   {"feber", 2},        {"febr", 2},      {"feb", 2},
    {"february", 2}, {"märz", 3},      {"ma\u0308rz", 3},   {"maerz", 3},     {"mrz", 3},
    {"mär", 3},      {"march", 3},     {"mar", 3},          {"april", 4},     {"apr", 4},
    {"mai", 5},      {"may", 5},       {"juni", 6},         {"juno", 6},      {"jun", 6},
    {"june", 6},     {"juli", 7},      {"jul", 7},          {"july", 7},      {"august", 8},
    {"aug", 8},      {"september", 9}, {"sept", 9},         {"sep", 9},       {"oktober", 10},
    {"okt", 10},     {"october", 10},  {"oct", 10},         {"november", 11}, {"novbr", 11},
    {"nov", 11},     {"dezember", 12}, {"dez", 12},         {"december", 12}, {"dec", 12},
}};

inline constexpr std::array<std::string_view, 22> kWeekdays{
    "montag",  "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonnabend", "sonntag",
    "mo",      "di",        "mi",       "do",         "fr",       "sa",      "so",        "monday",
    "tuesday", "wednesday", "thursday", "friday",     "saturday", "sunday"};

inline constexpr std::array<NamedNumber, 6> kRelativeDays{{
    {"heute", 0},
    {"gestern", -1},
    {"vorgestern", -2},
    {"today", 0},
    {"yesterday", -1},
    {"eben", 0},
}};

// Counted back from now: "vor 3 Stunden", "3 hours ago".
inline constexpr std::array<NamedNumber, 26> kUnitsInMinutes{{
    {"sekunde", 0},     {"sekunden", 0},   {"minute", 1},      {"minuten", 1},   {"min", 1},
    {"minutes", 1},     {"stunde", 60},    {"stunden", 60},    {"std", 60},      {"hour", 60},
    {"hours", 60},      {"tag", 1440},     {"tage", 1440},     {"tagen", 1440},  {"day", 1440},
    {"days", 1440},     {"woche", 10080},  {"wochen", 10080},  {"week", 10080},  {"weeks", 10080},
    {"monat", 43200},   {"monate", 43200}, {"monaten", 43200}, {"jahr", 525600}, {"jahre", 525600},
    {"jahren", 525600},
}};

inline constexpr std::array<NamedNumber, 7> kSmallNumbers{{
    {"einer", 1},
    {"einem", 1},
    {"zwei", 2},
    {"drei", 3},
    {"vier", 4},
    {"fünf", 5},
    {"wenigen", 3},
}};

}  // namespace nachlese::german_date
