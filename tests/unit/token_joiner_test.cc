#include "schema/analysis/token_joiner.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace nachlese {
namespace {

using Forms = std::vector<std::string>;

// Compounds of the tests, their parts told apart by "|"; all other words of the lexicon are simple.
constexpr std::array<std::string_view, 14> kCompounds{
    "export|zölle",  "agrar|zölle", "waren|importe", "bundes|kanzler",  "süd|koreaner",
    "kinder|gärten", "haus|tür",    "teil|weise",    "import|zölle",    "nord|koreaner",
    "straßen|bahn",  "nacht|eile",  "vor|eile",      "süd|korea|nisch",
};
constexpr std::array<std::string_view, 14> kSimpleWords{
    "bundes",         "kanzler",   "deutsch",  "französisch", "haus",    "tür",
    "import",         "nah",       "vorteile", "nachteile",   "einfuhr", "kür",
    "nordkoreanisch", "nordnisch",
};

// A lexicon of these words, in the place of the analyser.
class Lexicon {
  public:
    Lexicon() {
        for (const std::string_view word : kSimpleWords)
            forms_[fold(word)].is_known = true;
        for (const std::string_view compound : kCompounds)
            add_compound(compound);
    }
    const Form& look_up(std::string_view written) {
        Form& form = forms_[fold(written)];
        form.surface = fold(written);
        return form;
    }

  private:
    void add_compound(std::string_view compound) {
        Form form;
        form.is_known = true;
        for (std::string_view rest = compound; !rest.empty();) {
            const std::string_view part = rest.substr(0, rest.find('|'));
            const std::size_t start = form.surface.size();
            form.surface += fold(part);
            form.parts.push_back({start, form.surface.size(), fold(part)});
            rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        }
        forms_[form.surface] = form;
    }
    std::map<std::string, Form> forms_;
};

struct Reading {
    Forms forms;    // a second reading is marked with "~"
    Forms written;  // the text of each
};

Reading read(std::string_view text) {
    Lexicon lexicon;
    TokenJoiner joiner([&](std::string_view form) -> const Form& { return lexicon.look_up(form); });
    Reading reading;
    joiner.start(text);
    for (WrittenToken token; joiner.next(token);) {
        reading.forms.push_back((token.is_alternative ? "~" : "") + std::string(token.form));
        reading.written.emplace_back(text.substr(token.start, token.end - token.start));
    }
    return reading;
}

void expect_forms(const std::vector<std::pair<std::string_view, Forms>>& cases) {
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(read(text).forms, expected) << text;
}

TEST(TokenJoiner, JoinsWordsBrokenAtTheEndOfALine) {
    expect_forms({
        {"der Bundes-\nkanzler", {"der", "Bundeskanzler"}},
        {"Bundes-\r\n  kanzler", {"Bundeskanzler"}},
        {"Bundes\u2010\nkanzler", {"Bundeskanzler"}},
        {"Bundes=\nkanzler", {"Bundeskanzler"}},
        {"Bundes¬\nkanzler", {"Bundeskanzler"}},
        {"Bundes\u00AD\nkanzler", {"Bundes\u00ADkanzler"}},
        {"Ha-\nfen", {"Hafen"}},
        {"Do-\nnau-\ndamp-\nfer", {"Donaudampfer"}},
        {"Haus-\ntür", {"Haustür"}},
    });
    EXPECT_EQ(read("der Bundes-\nkanzler kam").written, (Forms{"der", "Bundes-\nkanzler", "kam"}));
}

TEST(TokenJoiner, KeepsHyphensAtTheEndOfALine) {
    expect_forms({
        {"US-\nPräsident", {"US", "Präsident"}},
        {"Müller-\nSchmidt", {"Müller", "Schmidt"}},
        {"E-\nmail", {"E", "mail"}},
        {"EU-\nweit", {"EU", "weit"}},
        {"Covid-\n19", {"Covid", "19"}},
        {"14-\njährig", {"14", "jährig"}},
        {"Bundes-\n\nkanzler", {"Bundes", "kanzler"}},
        {"Bundes -\nkanzler", {"Bundes", "kanzler"}},
        {"Bundes\nkanzler", {"Bundes", "kanzler"}},
    });
}

TEST(TokenJoiner, GivesBothReadingsWhereTheLineEndIsUnclear) {
    expect_forms({
        {"deutsch-\nfranzösisch", {"deutsch", "~deutschfranzösisch", "französisch"}},
        {"Krause-\nnah", {"Krause", "~Krausenah", "nah"}},
    });
    EXPECT_EQ(read("deutsch-\nfranzösisch").written,
              (Forms{"deutsch", "deutsch-\nfranzösisch", "französisch"}));
}

TEST(TokenJoiner, JoinsAtABlankWhatTheLexiconKnows) {
    expect_forms({
        {"Bundes- kanzler", {"Bundes", "~Bundeskanzler", "kanzler"}},
        {"Stra- ßen- bahn", {"Stra", "ßen", "bahn"}},
        {"Straßen- bahn", {"Straßenbahn"}},
        {"Krause- hafen", {"Krause", "hafen"}},
    });
}

TEST(TokenJoiner, CompletesASuspendedFirstWord) {
    expect_forms({
        {"Import- und Exportzölle", {"Import", "~Importzölle", "und", "Exportzölle"}},
        {"Import-\nund Exportzölle", {"Import", "~Importzölle", "und", "Exportzölle"}},
        {"Import-/Exportzölle", {"Import", "~Importzölle", "Exportzölle"}},
        {"Import- und teilweise Exportzölle",
         {"Import", "~Importzölle", "und", "teilweise", "Exportzölle"}},
        {"Import-, Export- und Agrarzölle",
         {"Import", "~Importzölle", "Export", "~Exportzölle", "und", "Agrarzölle"}},
        {"Nord- oder Südkoreaner", {"Nord", "~Nordkoreaner", "oder", "Südkoreaner"}},
        {"Auto- und IT-Branche", {"Auto", "~AutoBranche", "und", "IT", "Branche"}},
        {"Vor- und Nachteile", {"Vor", "~Vorteile", "und", "Nachteile"}},
        {"nord- und südkoreanisch", {"nord", "~nordkoreanisch", "und", "südkoreanisch"}},
        {"Import- und Hafen", {"Import", "und", "Hafen"}},
        {"Import-. Und Exportzölle", {"Import", "Und", "Exportzölle"}},
        {"Import-, Exportzölle", {"Import", "Exportzölle"}},
        {"5- und Exportzölle", {"5", "und", "Exportzölle"}},
    });
    EXPECT_EQ(read("Import- und Exportzölle").written,
              (Forms{"Import", "Import-", "und", "Exportzölle"}));
}

TEST(TokenJoiner, CompletesASuspendedLastWord) {
    expect_forms({
        {"Warenimporte und -exporte", {"Warenimporte", "und", "exporte", "~warenexporte"}},
        {"Warenimporte/-exporte", {"Warenimporte", "exporte", "~warenexporte"}},
        {"Warenimporte, -exporte und -käufe",
         {"Warenimporte", "exporte", "~warenexporte", "und", "käufe", "~warenkäufe"}},
        {"Nato-Länder und -Partner", {"Nato", "Länder", "und", "Partner", "~NatoPartner"}},
        {"Hafen und -exporte", {"Hafen", "und", "exporte"}},
        {"Warenimporte -exporte", {"Warenimporte", "exporte"}},
        {"Warenimporte und -5", {"Warenimporte", "und", "5"}},
    });
    EXPECT_EQ(read("Warenimporte und -exporte").written.back(), "exporte");
}

TEST(TokenJoiner, TakesLinearTimeOverEndlessLists) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "Import-, ";
    EXPECT_EQ(read(text).forms.size(), 20'000U);
    std::string broken;
    for (int i = 0; i < 20'000; ++i)
        broken += "ha-\n";
    EXPECT_GT(read(broken).forms.size(), 100U);
}

}  // namespace
}  // namespace nachlese
