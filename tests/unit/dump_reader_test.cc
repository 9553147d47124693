#include "indexer/readers/dump_reader.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/dump/segmentation.h"
#include "indexer/readers/recurring_lines.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

ReadContext context_for(std::string path = "seite.txt") {
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    return {std::move(path), zone.local({2025, 11, 1}, 12 * 60), zone, nullptr};
}

Article read(std::string_view text, const ReadContext& context = context_for()) {
    return dump::assemble(dump::segment_dump(text, context), context);
}

constexpr std::string_view kPortalPage =
    R"(Streit um die Seebrücke

Kreistag vertagt den Abriss der alten Seebrücke

9. Oktober 2025, 18:40 Uhr · Quelle: nvd
Die Seebrücke von Wendorf bei Sturm
Foto: Klara Sundermann/nvd
Seit dem Winter ist der Steg gesperrt. (Archivbild)
Soll der Steg fallen oder für viel Geld gerettet werden? Darüber streitet ein ganzer Landkreis.

Wendorf/Rostock (nvd) - Der Kreistag hat die Entscheidung über den Abriss der Seebrücke am Donnerstagabend vertagt. Zuvor hatten mehr als vierhundert Menschen vor dem Rathaus gegen die Pläne protestiert, die der Landrat erst vor einer Woche vorgestellt hatte.

Der Landrat sagte, das Geld für eine Sanierung sei nicht vorhanden. Nach den Berechnungen seines Hauses würde sie mindestens elf Millionen Euro kosten, die an anderer Stelle fehlten.

Gutachten soll Klarheit bringen

Ein Gutachten soll nun bis zum Frühjahr klären, welche Teile des Bauwerks noch zu retten sind. Bis dahin bleibt der Steg gesperrt, wie die Verwaltung am Abend mitteilte, auch für die Fischer.

Kommunen / Küste / Bauen
09.10.2025 · 18:40 Uhr
[12 Kommentare]
Torwart Hinnerk Vollmers
Kiel (nvd) - Der Torwart Hinnerk Vollmers verlässt den Verein nach acht Jahren und wechselt nach Dänemark. Das gab der Klub am Abend bekannt, nachdem die Spieler schon am Morgen unterrichtet worden waren und […] (03)
vor 25 Minuten
Goldpreis steigt auf neuen Höchststand
Anleger flüchten weiter in das Edelmetall, obwohl die Zinsen […] (00)
vor 3 Stunden

Suchbegriff
)";

TEST(DumpReader, TakesAPortalPageApart) {
    const Article article = read(kPortalPage);
    EXPECT_EQ(article.kicker, "Streit um die Seebrücke");
    EXPECT_EQ(article.headline, "Kreistag vertagt den Abriss der alten Seebrücke");
    EXPECT_EQ(article.teaser,
              "Soll der Steg fallen oder für viel Geld gerettet werden? Darüber streitet ein "
              "ganzer Landkreis.");
    ASSERT_TRUE(article.date);
    EXPECT_EQ(to_iso(article.date->when), "2025-10-09T18:40:00+02:00");
    EXPECT_EQ(article.date->origin, DateOrigin::DateLine);
    EXPECT_EQ(article.source, "nvd");
    EXPECT_EQ(article.place, "Wendorf/Rostock");
    EXPECT_THAT(article.tags, ElementsAre("Kommunen", "Küste", "Bauen"));
    EXPECT_THAT(article.captions,
                ElementsAre("Die Seebrücke von Wendorf bei Sturm", "Foto: Klara Sundermann/nvd",
                            "Seit dem Winter ist der Steg gesperrt. (Archivbild)"));
    ASSERT_EQ(article.body.size(), 4U);
    EXPECT_THAT(article.body.front().text, HasSubstr("Wendorf/Rostock (nvd) - Der Kreistag"));
    EXPECT_EQ(article.body[2],
              (Paragraph{ParagraphKind::Subheading, "Gutachten soll Klarheit bringen"}));
    EXPECT_THAT(article.body.back().text, HasSubstr("auch für die Fischer."));
}

TEST(DumpReader, KeepsOtherArticlesOutOfEveryField) {
    const Article article = read(kPortalPage);
    std::string all = body_text(article) + article.teaser + article.headline + article.kicker;
    for (const auto& caption : article.captions)
        all += caption;
    for (const std::string_view foreign : {"Vollmers", "Dänemark", "Goldpreis", "Edelmetall",
                                           "Suchbegriff", "Kommentare", "Minuten"}) {
        EXPECT_THAT(all, Not(HasSubstr(std::string(foreign))));
    }
}

TEST(DumpReader, GivesEveryLineOfTheInputARoleAndAReason) {
    const auto segmentation = dump::segment_dump(kPortalPage, context_for());
    const auto lines =
        static_cast<std::size_t>(std::count(kPortalPage.begin(), kPortalPage.end(), '\n'));
    std::size_t last = 0;
    for (const dump::Segment& segment : segmentation.segments) {
        EXPECT_GT(segment.line, last);
        EXPECT_LE(segment.line, lines);
        EXPECT_FALSE(segment.reason.empty()) << segment.text;
        last = segment.line;
    }
    EXPECT_EQ(segmentation.segments.back().text, "Suchbegriff");
    EXPECT_EQ(segmentation.segments.back().role, dump::Role::Tail);
}

TEST(DumpReader, PassesOverNavigationAboveTheHeadline) {
    const Article article = read(R"(Zum Inhalt springen
Anmelden
Startseite
Politik
Wirtschaft
Sport

Kultur
Reise

Hochwasser
Deich bei Altenwerder hält dem Druck stand

Von Merle Ohlendorf
14.02.2020, 07:15 Uhr
Die Elbe ist in der Nacht auf den höchsten Stand seit zwölf Jahren gestiegen, doch der Deich bei Altenwerder hat gehalten. Feuerwehr und Freiwillige hatten bis zum Morgen Sandsäcke gestapelt.

Am Vormittag soll der Scheitel der Flutwelle den Ort erreichen. Der Krisenstab rät den Anwohnern, die Keller zu räumen und auf Durchsagen zu achten, die stündlich wiederholt werden.

Lesen Sie auch: Warum der Damm von Neuenfelde erhöht wird

Die Schulen bleiben bis auf weiteres geschlossen, der Busverkehr ist eingestellt. Wann die Straße nach Süden wieder befahrbar ist, konnte die Polizei am Morgen noch nicht sagen.

Mehr zum Thema

Als die Oder über die Ufer trat
)");
    EXPECT_EQ(article.kicker, "Hochwasser");
    EXPECT_EQ(article.headline, "Deich bei Altenwerder hält dem Druck stand");
    EXPECT_THAT(article.authors, ElementsAre("Merle Ohlendorf"));
    EXPECT_EQ(to_iso(article.date->when), "2020-02-14T07:15:00+01:00");
    ASSERT_EQ(article.body.size(), 3U);
    EXPECT_THAT(body_text(article), Not(HasSubstr("Neuenfelde")));
    EXPECT_THAT(body_text(article), Not(HasSubstr("Oder über")));
}

TEST(DumpReader, TakesAPlainTextWithoutLosingAnything) {
    const Article article = read(
        "Der Müller von Grünhagen\n\nEs war einmal ein Müller.\nEr mahlte Tag und Nacht.\n\n"
        "Kurz.\n\nUnd wenn er nicht gestorben ist");
    EXPECT_EQ(article.headline, "Der Müller von Grünhagen");
    EXPECT_EQ(body_text(article),
              "Es war einmal ein Müller.\n\nEr mahlte Tag und Nacht.\n\nKurz.\n\n"
              "Und wenn er nicht gestorben ist");
    EXPECT_FALSE(article.date);
}

TEST(DumpReader, ReadsHundredsOfThousandsOfShortLinesInOneBlock) {
    constexpr std::size_t kLines =
        300'000;  // takes minutes as soon as each looks at all the others
    std::string text = "Messwerte vom Pegel Grünhagen\n\n";
    for (std::size_t i = 0; i < kLines; ++i)
        text += "12 b 7\n";
    EXPECT_EQ(dump::segment_dump(text, context_for()).segments.size(), kLines + 1);
}

TEST(DumpReader, JoinsHardWrappedParagraphs) {
    const Article article = read(R"(Neuer Steg für die Fischer von Lütow

Die Gemeinde Lütow hat am Dienstag den neuen Steg für ihre
Fischer eingeweiht. Er ersetzt den alten, den ein Sturm im
Herbst weggerissen hatte, und kostet nach Angaben der Ver-
waltung rund achtzigtausend Mark.

Der Bürgermeister sprach von einem guten Tag für den Ort und
dankte den Helfern, die den ganzen Sommer über an dem Bau
gearbeitet hatten.
)");
    EXPECT_EQ(article.headline, "Neuer Steg für die Fischer von Lütow");
    ASSERT_EQ(article.body.size(), 2U);
    EXPECT_THAT(article.body[0].text, HasSubstr("ihre Fischer eingeweiht"));
    EXPECT_THAT(article.body[0].text, HasSubstr("Angaben der Verwaltung rund"));
}

TEST(DumpReader, ReadsDatelinesInTheirUsualForms) {
    struct Example {
        std::string_view opening;
        std::string_view place;
        std::string_view source;
    };
    constexpr Example kExamples[] = {
        {"Bern (sda) Der Bundesrat hat", "Bern", "sda"},
        {"Wien (APA) – Der Nationalrat hat", "Wien", "APA"},
        {"Frankfurt am Main (kfd/lk) - Der Magistrat hat", "Frankfurt am Main", "kfd/lk"},
        {"HAMBURG, 3. Mai. Der Senat hat", "HAMBURG", ""},
        {"(LUX) - Der Sänger hat", "", "LUX"},
        {"London/Oslo - Die Regierungen haben", "London/Oslo", ""},
        {"Otto Meier (SPD) hat am Abend", "", ""},
        {"Stille. Dann sprach der Pfarrer", "", ""},
    };
    for (const auto& example : kExamples) {
        const Article article =
            read("Ein Titel, der hier steht\n\n" + std::string(example.opening) +
                 " am Abend nach langer Debatte über das Gesetz entschieden.\n");
        EXPECT_EQ(article.place, example.place) << example.opening;
        EXPECT_EQ(article.source, example.source) << example.opening;
        EXPECT_THAT(body_text(article), HasSubstr(std::string(example.opening)));
    }
}

TEST(DumpReader, FindsTheDateWhereTheDateLineIsMissing) {
    constexpr std::string_view kText =
        "Ein Titel, der hier steht\n\n%Der Rat hat am Abend nach langer Debatte entschieden.\n";
    const auto with = [&](std::string_view opening) {
        std::string text(kText);
        return text.replace(text.find('%'), 1, opening);
    };
    const Article by_dateline = read(with("HAMBURG, 3. Mai. "), context_for("1991/05/a.txt"));
    EXPECT_EQ(to_iso(by_dateline.date->when), "1991-05-03");
    EXPECT_EQ(by_dateline.date->origin, DateOrigin::Dateline);
    for (const char* path : {"2019/03/14/a.txt", "x/2019-03-14-a.txt", "a_20190314.txt"}) {
        const Article by_path = read(with(""), context_for(path));
        ASSERT_TRUE(by_path.date) << path;
        EXPECT_EQ(to_iso(by_path.date->when), "2019-03-14") << path;
        EXPECT_EQ(by_path.date->origin, DateOrigin::Path) << path;
    }
    EXPECT_FALSE(read(with(""), context_for("2019/99/a12345678.txt")).date);
}

TEST(DumpReader, PrefersADateThatIsNotInTheFuture) {
    constexpr std::string_view kPage =
        "Ein Titel, der hier steht\n\n1. Januar 2031, 10:00 Uhr\n\n"
        "Der Rat hat am Abend nach langer Debatte über den Haushalt entschieden.\n";
    const Article alone = read(kPage);
    ASSERT_TRUE(alone.date);
    EXPECT_TRUE(alone.date->in_future);
    const Article with_path = read(kPage, context_for("2020-01-01.txt"));
    EXPECT_EQ(to_iso(with_path.date->when), "2020-01-01");
    EXPECT_FALSE(with_path.date->in_future);
}

TEST(DumpReader, PrefersThePublicationDateToTheUpdate) {
    const Article article = read(
        "Ein Titel, der hier steht\n\nAktualisiert am 05.03.2021, 09:00 Uhr\n"
        "Veröffentlicht am 04.03.2021, 08:00 Uhr\n\n"
        "Der Rat hat am Abend nach langer Debatte über den Haushalt entschieden.\n");
    EXPECT_EQ(to_iso(article.date->when), "2021-03-04T08:00:00+01:00");
}

TEST(DumpReader, DropsLinesThatRecurAcrossTheFolder) {
    std::vector<std::string> texts;
    for (int i = 0; i < 6; ++i) {
        texts.push_back("Titel Nummer " + std::to_string(i) + "\n\nAusgabe Nord-Ost, Seite " +
                        std::to_string(i) +
                        "\n\nText, der nur hier steht: " + std::to_string(i * i));
    }
    const RecurringLines recurring(texts);
    EXPECT_TRUE(recurring.is_furniture("Ausgabe Nord-Ost, Seite 77"));
    EXPECT_FALSE(recurring.is_furniture("Der Rat hat entschieden."));
    ReadContext context = context_for();
    context.recurring_lines = &recurring;
    const Article article = read(
        "Ein Titel, der hier steht\n\nDer Rat hat am Abend nach langer Debatte entschieden.\n\n"
        "Ausgabe Nord-Ost, Seite 12\n\nDie Opposition sprach von einem schweren Fehler.\n",
        context);
    EXPECT_THAT(body_text(article), Not(HasSubstr("Nord-Ost")));
    EXPECT_THAT(body_text(article), HasSubstr("schweren Fehler"));
}

TEST(RecurringLines, DoNotSwallowAgencyCopyRepeatedInSomeFiles) {
    const std::string copy =
        "Der Ministerpräsident hat am Mittwoch in der Landeshauptstadt die Pläne für den neuen "
        "Hafen vorgestellt und dabei um Vertrauen geworben.";
    std::vector<std::string> texts(6, "Eigener Text");
    for (int i = 0; i < 4; ++i)
        texts[static_cast<std::size_t>(i)] += "\n" + copy;
    const RecurringLines recurring(texts);
    EXPECT_NEAR(recurring.spread(copy), 4.0 / 6, 0.01);
    EXPECT_FALSE(recurring.is_furniture(copy));
}

TEST(RecurringLines, TakeCopiesOfAFileForOne) {
    const testing::TemporaryFolder folder;
    std::vector<std::string> paths;
    for (int i = 0; i < 6; ++i) {
        paths.push_back(folder.write(std::to_string(i) + ".txt",
                                     "Hafen bleibt zu\n\nDie Schlepper liegen an der Pier.\n"));
    }
    EXPECT_FALSE(sample_recurring_lines(paths).is_furniture("Die Schlepper liegen an der Pier."));
}

TEST(RecurringLines, SayNothingAboutAFewFiles) {
    const RecurringLines recurring({"Gleich", "Gleich"});
    EXPECT_FALSE(recurring.is_furniture("Gleich"));
}

class DumpReaderOnFiles : public ::testing::Test {
  protected:
    void read_bytes(const std::string& bytes) {
        auto input = InputStream::open(folder_.write("dump.txt", bytes));
        ASSERT_TRUE(input);
        ReadSink sink;
        sink.article = [this](Article&& article) { articles_.push_back(std::move(article)); };
        sink.no_article = [this](NoArticle&& none) { reasons_.push_back(none.reason); };
        sink.failure = [this](ReadFailure&& failure) { reasons_.push_back(failure.reason); };
        EXPECT_TRUE(DumpReader().read(*input, context_for(), sink));
    }

    testing::TemporaryFolder folder_;
    std::vector<Article> articles_;
    std::vector<std::string> reasons_;
};

TEST_F(DumpReaderOnFiles, NamesTheArticleByItsPath) {
    read_bytes("Titel der Seite\n\nEin Satz, der als Text genügt.\n");
    ASSERT_EQ(articles_.size(), 1U);
    EXPECT_EQ(articles_[0].id, "seite.txt");
    EXPECT_EQ(articles_[0].path, "seite.txt");
    EXPECT_THAT(reasons_, IsEmpty());
}

TEST_F(DumpReaderOnFiles, DecodesOldEncodings) {
    read_bytes("M\xFChle in Gr\xFCnhagen\r\n\r\nDer M\xFCller \x84Otto\x93 mahlt wieder.\r\n");
    ASSERT_EQ(articles_.size(), 1U);
    EXPECT_EQ(articles_[0].headline, "Mühle in Grünhagen");
    EXPECT_EQ(body_text(articles_[0]), "Der Müller „Otto“ mahlt wieder.");
}

TEST_F(DumpReaderOnFiles, SaysWhyAnInputIsNoArticle) {
    read_bytes("");
    read_bytes(" \n\t\n");
    read_bytes(
        std::string("\x7F"
                    "ELF\0\0\0\1\2\3\0\0",
                    12));
    EXPECT_THAT(articles_, IsEmpty());
    EXPECT_THAT(reasons_, ElementsAre("empty", "empty", "binary data, not text"));
}

TEST_F(DumpReaderOnFiles, JsonThatNoReaderKnowsIsNoArticle) {
    read_bytes(
        "\xEF\xBB\xBF[\n  {\"headline\": \"Ebbe\", \"body\": \"Das Watt liegt frei.\"}\n]\n");
    read_bytes("{\n  \"articles\": [{\"headline\": \"Ebbe\"}]\n}\n");
    EXPECT_THAT(articles_, IsEmpty());
    EXPECT_THAT(reasons_, ElementsAre("JSON in no known shape", "JSON in no known shape"));
    read_bytes("[Archiv] Ebbe im Watt\n\nDas Watt liegt frei, die Fähre wartet.\n");
    EXPECT_EQ(articles_.size(), 1U) << "brackets alone are no JSON";
}

TEST_F(DumpReaderOnFiles, XmlThatNoReaderKnowsIsNoArticle) {
    read_bytes("<gruppe id=\"G\">\n  <titel>Ebbe im Watt</titel>\n</gruppe>\n");
    read_bytes("<x:gruppe>\n  <titel>Ebbe im Watt</titel>\n</x:gruppe>");
    read_bytes("<?xml version=\"1.0\"?>\n<!-- es folgt nichts -->\n");
    EXPECT_THAT(articles_, IsEmpty());
    EXPECT_THAT(reasons_, ElementsAre("XML in no known format, its root is <gruppe>",
                                      "XML in no known format, its root is <gruppe>",
                                      "XML that ends before its root"));
    read_bytes("<Archiv> Ebbe im Watt\n\nDas Watt liegt frei, die Fähre wartet.\n");
    EXPECT_EQ(articles_.size(), 1U) << "brackets alone are no XML";
}

}  // namespace
}  // namespace nachlese
