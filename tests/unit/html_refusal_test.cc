// Which pages hold no article, and which only look so.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/html_pages.h"

namespace nachlese::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string repeat(const std::string& text, int times) {
    std::string repeated;
    for (int i = 0; i < times; ++i)
        repeated += text;
    return repeated;
}

const std::string kTeaserText =
    "<p>Wer auf die Insel will, muss bis zum Abend warten, denn das Wasser steht so niedrig wie "
    "seit vielen Jahren nicht mehr.</p>";

TEST(HtmlRefusal, NamesWhatThePageIs) {
    constexpr std::string_view kImprint =
        "<title>Impressum</title><h1>Impressum</h1><p>Verantwortlich für den Inhalt ist der "
        "Verlag, der seinen Sitz in Wendorf hat und dort auch gedruckt wird.</p>";
    struct Case {
        std::string_view html;
        std::string_view reason;
    };
    for (const Case& c : {
             Case{"<!DOCTYPE html>", "without text"},
             Case{"<html><body></body></html>", "without text"},
             Case{"<!-- leer -->", "without text"},
             Case{kImprint, "imprint"},
             Case{"<title>Anmelden</title><form><input type=password><p>Kein Konto?</p></form>",
                  "login"},
             Case{"<title>Just a moment...</title><p>Bitte warten</p>", "error"},
             Case{"<title>404 Not Found</title><h1>Not Found</h1><p>nginx</p>", "error"},
         }) {
        EXPECT_THAT(std::string(refusal(c.html)), HasSubstr(std::string(c.reason))) << c.html;
    }
}

TEST(HtmlRefusal, KnowsTeasersWhateverTheirElementsAreCalled) {
    for (const std::string& teaser : {
             "<div><h3><a href=/1>Fähre fällt aus</a></h3>" + kTeaserText + "</div>",
             "<div><a href=/1><h3>Fähre fällt aus</h3></a>" + kTeaserText + "</div>",
             "<section><div><a href=/1></a><h3>Fähre fällt aus</h3></div>" + kTeaserText +
                 "</section>",
         }) {
        EXPECT_THAT(std::string(refusal(page("", repeat(teaser, 12)))), HasSubstr("section"))
            << teaser;
    }
}

TEST(HtmlRefusal, KeepsArticlesThatLookLikeLists) {
    const std::string part = "<h3>Die Halle</h3>" + kTeaserText;
    const std::string unfolding = "<h3><a href='#teil'>Die Halle</a></h3>" + kTeaserText;
    const std::string teaser = "<h3><a href=/1>Die Halle</a></h3>" + kTeaserText;
    const std::string article =
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": "
        "\"2024-05-06\", \"headline\": \"Altenhoop baut\"}</script>";
    EXPECT_THAT(refusal(page("", "<h1>Altenhoop baut</h1>" + repeat(part, 8))), IsEmpty());
    EXPECT_THAT(refusal(page("", "<h1>Altenhoop baut</h1>" + repeat(unfolding, 8))), IsEmpty());
    EXPECT_THAT(refusal(page(article, "<h1>Altenhoop baut</h1>" + repeat(teaser, 8))), IsEmpty());
}

TEST(HtmlRefusal, KeepsArticlesAboutWhatPagesAreRefusedFor) {
    for (const std::string_view headline :
         {"Datenschutz im Rathaus: Was der Kreis jetzt ändern muss", "Leiche nicht gefunden",
          "404 Tage ohne Regen in der Heide", "Anmeldung zum Spatenstich hat begonnen"}) {
        const std::string body = "<h1>" + std::string(headline) + "</h1>" +
                                 std::string(kParagraphs) + std::string(kParagraphs);
        EXPECT_THAT(refusal(page("", body)), IsEmpty()) << headline;
    }
}

TEST(HtmlRefusal, KeepsATextThatIsSaidToBePaidFor) {
    const std::string comments =
        "<div class=comments>" + repeat(std::string(kParagraphs), 5) + "</div>";
    const std::string body = "<h1>Altenhoop baut</h1><div class=paywall-container>" +
                             repeat(std::string(kParagraphs), 2) + "</div>" + comments;
    EXPECT_EQ(read_page(page("", body)).body.size(), 6U);
}

}  // namespace
}  // namespace nachlese::testing
