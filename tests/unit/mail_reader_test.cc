#include "indexer/readers/mail/mail_reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/file_reading.h"
#include "tests/unit/reading.h"

namespace nachlese::mail {
namespace {

using nachlese::testing::headlines;
using nachlese::testing::read_one_with;
using nachlese::testing::read_text;
using nachlese::testing::read_with;
using nachlese::testing::Reading;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kHeader =
    "From: Bote <bote@ort.example>\nDate: Mon, 11 Mar 2019 06:30:00 +0100\nSubject: Titel\n";

// A message with this header and text behind From, Date and Subject.
std::string message(std::string_view text, std::string_view fields = {}) {
    return fmt::format("{}{}\n{}", kHeader, fields, text);
}

std::string body_of(std::string_view text, std::string_view fields = {}) {
    return body_text(read_one_with(MailReader(), message(text, fields)));
}

TEST(MailReader, KnowsMessagesByTheirHeaderFields) {
    struct Case {
        std::string_view head;
        bool expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"From: a@b.example\nDate: x\nSubject: y\n\nText", true},
             {"Received: from a\n\tby b\r\nX-Any: 1\r\nMIME-Version: 1.0\r\nTo: c\r\n\r\n", true},
             {"FROM : a@b.example\nDATE: x\nSUBJECT: y\n", true},
             {"From: a@b.example\nSubject: y\n\nDate: x", false},
             {"Date: x\nSubject: y\nContent-Type: text/html\n\n", false},
             {"Von: a@b.example\nDatum: heute\nBetreff: y\n\nText", false},
             {"Quelle: dpa\nDatum: 3. Mai\nFrom: hier\nThema: Deich\n", false},
             {"WARC/1.0\nFrom: a\nDate: x\nSubject: y\n", false},
             {"HTTP/1.1 200 OK\nFrom: a\nDate: x\nSubject: y\n", false},
             {"\x01nbk0412 3 ku 62  nbk 0033\r\n\r\n\x02Text\x03", false},
             {"Haushalt bleibt offen\n\nFrom: a\nDate: x\nSubject: y\n", false},
             {"From: a\nFrom: b\nFrom: c\n", false},
             {" From: a\nDate: x\nSubject: y\n", false},
             {"", false},
         }) {
        EXPECT_EQ(MailReader().accepts(row.head), row.expected) << row.head;
    }
    EXPECT_EQ(find_reader(message("<html><body>Text"))->format_name(), "mail");
}

TEST(MailReader, ReadsTheFieldsOfTheSample) {
    const Article article =
        read_one_with(MailReader(), read_text(NACHLESE_SOURCE_DIR "/data/formats/brief.eml"));
    EXPECT_EQ(article.headline, "Wattwürmer ziehen um");
    EXPECT_EQ(article.id, "2019-076@kuestenfunk.example");
    EXPECT_EQ(article.source, "Küstenfunk täglich");
    EXPECT_EQ(article.place, "Norderhook");
    EXPECT_THAT(article.tags, ElementsAre("Watt", "Tiere"));
    EXPECT_THAT(article.authors, ElementsAre("Ebba Thormählen"));
    ASSERT_TRUE(article.date.has_value());
    EXPECT_EQ(to_iso(article.date->when), "2019-03-17T06:30:00+01:00");
    EXPECT_EQ(article.date->origin, DateOrigin::Metadata);
    ASSERT_THAT(article.body, SizeIs(2)) << "neither preview nor footer";
}

TEST(MailReader, DecodesSubjects) {
    struct Case {
        std::string_view subject;
        std::string_view expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= vom Deich", "Grüße vom Deich"},
             {"=?utf-8?B?R3LDvA==?= =?utf-8?B?w59l?=", "Grüße"},
             {"=?UTF-8?Q?Gr=C3?= =?UTF-8?Q?=BCn?=", "Grün"},
             {"=?iso-8859-1?q?K=FCste?=", "Küste"},
             {"=?windows-1252?q?=84Ja=93?=", "„Ja“"},
             {"=?UTF-8?Q?Mit Blank im Wort=21?=", "Mit Blank im Wort!"},
             {"Gr\xFC\xDF"
              "e vom Deich",
              "Grüße vom Deich"},
             {"Gr\xC3\xBC\xC3\x9F"
              "e",
              "Grüße"},
             {"AW: WG: Titel", "Titel"},
             {"Fwd: Re: Titel", "Titel"},
             {"WG\u2060: Titel", "WG\u2060: Titel"},
             {"ＷＧ: Titel", "ＷＧ: Titel"},
             {"[Newsletter] Titel", "[Newsletter] Titel"},
             {"Award: Titel", "Award: Titel"},
             {"Zwei\n Zeilen", "Zwei Zeilen"},
         }) {
        const std::string bytes = fmt::format(
            "From: a@b.example\nDate: Mon, 11 Mar 2019 06:30:00 +0100\nSubject: {}\n\n"
            "Ein Text.",
            row.subject);
        EXPECT_EQ(read_one_with(MailReader(), bytes).headline, row.expected) << row.subject;
    }
}

TEST(MailReader, TakesTheSourceFromSenderOrList) {
    struct Case {
        std::string_view from;
        std::string_view list;
        std::string_view expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"\"Bote, Der\" <a@b.example>", "", "Bote, Der"},
             {"a@b.example", "Liste: x\n", ""},
             {"a@b.example", "List-Id: \"Bote am Abend\" <abend.b.example>\n", "Bote am Abend"},
             {"Bote <a@b.example>", "List-Id: Liste <abend.b.example>\n", "Bote"},
             {"a@b.example (Bote)", "", "Bote"},
         }) {
        const std::string bytes =
            fmt::format("From: {}\nSubject: x\nDate: y\n{}\nText", row.from, row.list);
        EXPECT_EQ(read_one_with(MailReader(), bytes).source, row.expected) << row.from;
    }
}

TEST(MailReader, LeavesOutWhatIsNoText) {
    struct Case {
        std::string_view text;
        std::string_view expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"Text.\n\n-- \nName\nAdresse", "Text."},
             {"Text.\n\nAm 3.5.2024 schrieb Ina:\n> Frage?\n> Noch eine?\n", "Text."},
             {"> Alles ist\n> zitiert.", "Alles ist\n\nzitiert."},
             {"Text.\nhttps://ort.example/weg?id=7\nMehr.", "Text.\n\nMehr."},
             {"Ein Wort <https://ort.example/?id=7> bleibt.", "Ein Wort bleibt."},
             {"Ein Wort (wie so oft) und [eins] bleibt <ohne Ende",
              "Ein Wort (wie so oft) und [eins] bleibt <ohne Ende"},
             {"-----Forwarded message-----\nVon: Ina\nDatum: heute\n\nText.", "Text."},
             {"Diese Mail im Browser ansehen\n\nEin Text.\n\nHier abmelden\n\nOrt 4", "Ein Text."},
             {"Titel\n\nVon Ina Muster\n\nText.", "Text."},
             {"Das Impressum der Stadt Sandwarf fehlt, sagt ein Gericht; es geht um viel.",
              "Das Impressum der Stadt Sandwarf fehlt, sagt ein Gericht; es geht um viel."},
         }) {
        EXPECT_EQ(body_of(row.text), row.expected) << row.text;
    }
}

TEST(MailReader, JoinsFlowedLines) {
    const std::string fields = "Content-Type: text/plain; format=flowed\n";
    EXPECT_EQ(body_of("Ein Satz \nfließt weiter.\nEin neuer.\n From steht da.\n", fields),
              "Ein Satz fließt weiter.\n\nEin neuer.\n\nFrom steht da.");
    EXPECT_EQ(
        body_of("Zusammen \ngesetzt.\n", "Content-Type: text/plain; format=flowed; delsp=yes\n"),
        "Zusammengesetzt.");
}

TEST(MailReader, DecodesTextWhateverIsDeclared) {
    struct Case {
        std::string_view fields;
        std::string_view text;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"", "Die Fähre fährt über den Fluss, für Gäste."},
             {"Content-Type: text/plain; charset=us-ascii\n",
              "Die F\xE4hre f\xE4hrt \xFC"
              "ber den Fluss, f\xFCr G\xE4ste."},
             {"Content-Type: text/plain; charset=utf-8\n",
              "Die F\xE4hre f\xE4hrt \xFC"
              "ber den Fluss, f\xFCr G\xE4ste."},
             {"Content-Type: text/plain; charset=nirgends\nContent-Transfer-Encoding: "
              "quoted-printable\n",
              "Die F=E4hre f=E4hrt =FCber=\n den Fluss, f=FCr G=E4ste."},
         }) {
        EXPECT_EQ(body_of(row.text, row.fields), "Die Fähre fährt über den Fluss, für Gäste.");
    }
}

TEST(MailReader, TakesTheFormThatHasMoreOfTheText) {
    const std::string page =
        "<h2>Kahn</h2><p>Ein Kahn liegt quer auf dem Markt von Pritzlow.</p>"
        "<p>Niemand kann ihn heben.</p>";
    for (const auto& [plain, html, expected] :
         {std::tuple("Mehr im Netz.", page.c_str(),
                     "Kahn\n\nEin Kahn liegt quer auf dem Markt von Pritzlow.\n\nNiemand kann ihn "
                     "heben."),
          std::tuple("Ein Kahn liegt quer auf dem Markt von Pritzlow.", "<p>Bild</p>",
                     "Ein Kahn liegt quer auf dem Markt von Pritzlow.")}) {
        const std::string text = fmt::format(
            "--g\nContent-Type: text/plain\n\n{}\n--g\nContent-Type: text/html\n\n{}\n--g--", plain,
            html);
        EXPECT_EQ(body_of(text, "Content-Type: multipart/alternative; boundary=g\n"), expected);
    }
}

TEST(MailReader, GivesForwardedMessagesAddressesOfTheirOwn) {
    const std::string text = fmt::format(
        "--g\nContent-Type: text/plain\n\nZur Kenntnis.\n--g\nContent-Type: message/rfc822\n\n"
        "{}\n--g--",
        "From: x@y.example\nSubject: Innen\nDate: z\nMessage-ID: <i@y.example>\n\nInnerer Text.");
    const Reading reading = read_with(
        MailReader(), message(text, "Content-Type: multipart/mixed; boundary=g\n"), "a.eml");
    EXPECT_THAT(headlines(reading), ElementsAre("Titel", "Innen"));
    ASSERT_THAT(reading.articles, SizeIs(2));
    EXPECT_EQ(reading.articles.back().path, "a.eml#i@y.example");
    EXPECT_EQ(reading.articles.back().id, "i@y.example");
}

TEST(MailReader, TakesAnIdAsItIsWrittenWithoutWhatStandsAroundIt) {
    for (const char* const written :
         {"<a1@y.example>", "a1@y.example", "< a1@y.example >", "<a1@y.example"}) {
        const Reading reading =
            read_with(MailReader(), "From: x@y.example\nSubject: Watt\nDate: z\nMessage-ID: " +
                                        std::string(written) + "\n\nDas Watt ist da.");
        ASSERT_EQ(reading.articles.size(), 1U) << written;
        EXPECT_EQ(reading.articles.front().id, "a1@y.example") << written;
    }
}

TEST(MailReader, TakesTheAddressOnTheWebWithoutWhatStandsAroundIt) {
    struct Case {
        std::string_view value;
        std::string_view expected;
    };
    for (const Case& row :
         std::initializer_list<Case>{{"<https://ort.example/n/1>", "https://ort.example/n/1"},
                                     {"https://ort.example/n/1", "https://ort.example/n/1"},
                                     {"< https://ort.example/n/1\x14>", "https://ort.example/n/1"},
                                     {"<>", ""},
                                     {"<", ""},
                                     {">", ""}}) {
        const Article article = read_one_with(
            MailReader(), message("Text", fmt::format("Archived-At: {}\n", row.value)));
        EXPECT_EQ(article.url, row.expected) << row.value;
    }
}

TEST(MailReader, SaysWhyThereIsNoArticle) {
    const Reading reading = read_with(MailReader(), message("AAAA",
                                                            "Content-Type: application/pdf\n"
                                                            "Content-Transfer-Encoding: base64\n"));
    EXPECT_THAT(reading.articles, IsEmpty());
    EXPECT_THAT(reading.no_articles, ElementsAre("a message without text; attachments: 1"));
}

TEST(MailReader, BoundsNestingPartsAndText) {
    std::string nested;
    for (int level = 0; level < 20000; ++level)
        nested += fmt::format("Content-Type: multipart/mixed; boundary=g{0}\n\n--g{0}\n", level);
    nested = std::string(kHeader) + nested + "\nText.";
    EXPECT_THAT(read_with(MailReader(), nested).articles, IsEmpty());

    std::string many = message("Text.\n", "Content-Type: multipart/mixed; boundary=g\n");
    for (int part = 0; part < 20000; ++part)
        many += "--g\n\nAbsatz.\n";
    const Reading reading = read_with(MailReader(), many);
    ASSERT_THAT(reading.articles, SizeIs(1));
    EXPECT_LE(reading.articles.front().body.size(), 1000U);

    const std::string brackets(std::size_t{1} << 20U, '[');
    EXPECT_EQ(body_of(brackets), brackets);
    const std::string tags = std::string(std::size_t{9} << 20U, '<');
    EXPECT_THAT(read_with(MailReader(), message(tags, "Content-Type: text/html\n")).articles,
                IsEmpty());
}

}  // namespace
}  // namespace nachlese::mail
