// An agency report, and what papers make of it.
#pragma once

#include <string>
#include <vector>

namespace nachlese::testing {

// Some 130 words.
inline const std::vector<std::string> kAgencyReport = {
    "Nordersand (dpa) - Nach dem Bruch einer Schleusenkammer ist der Hafen von Nordersand seit "
    "Dienstagabend für die Schifffahrt gesperrt. Taucher fanden nach Angaben des Hafenamtes einen "
    "zwölf Meter langen Riss in der östlichen Mauer.",
    "Vor der Einfahrt warten neun Frachter und zwei Fähren. Wie lange die Sperrung dauert, konnte "
    "Hafenkapitänin Wiebke Thomsen am Mittwoch noch nicht sagen. »Wir rechnen eher mit Tagen als "
    "mit Stunden«, sagte sie.",
    "Die Reederei Sandlinie leitet ihre Schiffe nach Kaltenhaven um. Pendler zu den Inseln bringt "
    "ein Ersatzverkehr mit Bussen und einem kleineren Boot zum Anleger nach Ostersiel. Dort stehen "
    "dreihundert zusätzliche Parkplätze bereit.",
    "Die Schleuse stammt aus dem Jahr 1931 und sollte im kommenden Frühjahr für vierzig Millionen "
    "Euro erneuert werden. Das Land prüft nun, ob die Arbeiten vorgezogen werden können. Verletzt "
    "wurde bei dem Unfall niemand.",
};

inline std::string joined(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (const std::string& paragraph : paragraphs)
        text += paragraph + " ";
    return text;
}

// With another dateline, one sentence more at its end.
inline std::vector<std::string> reprint() {
    std::vector<std::string> paragraphs = kAgencyReport;
    paragraphs.front().replace(0, paragraphs.front().find('-') + 2, "NORDERSAND. ");
    paragraphs.back() += " Auch die Feuerwehr aus Ostersiel war im Einsatz.";
    return paragraphs;
}

// The same event in other words.
inline const std::vector<std::string> kOwnReport = {
    "Im Hafen von Nordersand geht nichts mehr: Seit Dienstag versperrt ein Riss in der Schleuse "
    "Frachtern und Fähren den Weg. Unsere Reporterin hat mit Fischern, Pendlern und der "
    "Hafenkapitänin Wiebke Thomsen gesprochen, die seit zwei Nächten kaum geschlafen hat.",
    "»Mein Großvater hat an dieser Kammer noch mitgebaut«, erzählt der Krabbenfischer Onno "
    "Petersen "
    "und zeigt auf die Mauer, vor der am Morgen die Taucher ins Wasser steigen.",
};

}  // namespace nachlese::testing
