// Pages that nobody wrote for readers: what takes other programs minutes takes these milliseconds,
// and whatever comes out keeps the promises of schema/article.h.
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "indexer/readers/html/document.h"
#include "schema/utf8.h"
#include "tests/unit/html_pages.h"

namespace nachlese::testing {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
    std::string repeated;
    repeated.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        repeated += text;
    return repeated;
}

std::string numbered(std::size_t times, const std::function<std::string(std::size_t)>& make) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += make(i);
    return text;
}

struct Page {
    std::string_view name;
    std::string html;
};

std::vector<Page> hostile_pages() {
    const std::string json = "<script type='application/ld+json'>";
    return {
        {"100,000 elements deep", repeat("<div>", 100000)},
        {"unclosed formatting",
         numbered(20000, [](auto i) { return "<p><font size=" + std::to_string(i) + ">x"; })},
        {"closing tags of nothing", repeat("<div>", 250) + repeat("</b>", 50000)},
        {"100,000 attributes",
         "<a" + numbered(100000, [](auto i) { return " a" + std::to_string(i); }) + ">x</a>"},
        {"a huge attribute", "<p class='" + repeat("wort ", 200000) + "'>Text</p>"},
        {"a tag without an end", "<p class=\"" + repeat("x", 200000)},
        {"a comment without an end", "<p>Text</p><!--" + repeat("<p>", 50000)},
        {"a script without an end", "<script>" + repeat("</x", 100000)},
        {"ampersands", "<p>" + repeat("&", 200000)},
        {"brackets", repeat("<", 200000)},
        {"JSON 100,000 deep", json + repeat("[", 100000) + "</script><p>Text</p>"},
        {"JSON objects 20,000 deep", json + repeat("{\"@graph\":", 20000) + "</script>"},
        {"10,000 articles in JSON",
         json + "[" + repeat("{\"@type\":\"NewsArticle\",\"headline\":\"a b\"},", 10000) +
             "{}]</script><h1>c d</h1>"},
        {"10,000 headings", "<title>Ein Wort</title>" + repeat("<h1>Ein Wort</h1>", 10000)},
        {"5,000 titles for 5,000 headings",
         numbered(5000,
                  [](auto i) {
                      return "<meta property=og:title content='Wort " + std::to_string(i) + "'>";
                  }) +
             repeat("<h2>Ein Wort und noch ein Wort</h2>", 5000) + std::string(kParagraphs)},
        {"links in links", "<div class=tags><a href=x>" + repeat("<b>x</b>", 50000)},
        {"nested items", repeat("<div itemprop=author>", 250) + repeat("Wort ", 20000)},
        {"empty lines", repeat("x<br><br>", 30000)},
        {"list items", "<ul>" + repeat("<li>x", 50000)},
        {"NUL bytes", repeat(std::string_view("<p>a\0b</p>", 10), 20000)},
        {"teasers", repeat("<div><a href=x>Drei Wörter lang</a></div>", 20000)},
    };
}

void check_text(std::string_view text) {
    EXPECT_TRUE(is_valid_utf8(text));
    EXPECT_EQ(text, collapse_whitespace(text));
}

TEST(HostileHtml, IsReadOrRefused) {
    for (const Page& page : hostile_pages()) {
        SCOPED_TRACE(page.name);
        const html::PageReading reading = read_bytes(page.html);
        EXPECT_NE(reading.articles.empty(), reading.refusal.empty());
        for (const Article& article : reading.articles) {
            check_text(article.headline);
            for (const Paragraph& paragraph : article.body)
                check_text(paragraph.text);
        }
    }
}

TEST(HostileHtml, KeepsTheArticleBeforeTheHarm) {
    for (const std::string& harm :
         {repeat("<div>", 100000), "<a" + repeat(" a=1", 50000) + ">", repeat("</b>", 50000),
          std::string("<script>"), std::string("<!--"), std::string("<p class=\"")}) {
        const std::string text = "<h1>Altenhoop baut</h1>" + std::string(kParagraphs) + harm;
        EXPECT_EQ(read_page(testing::page("", text)).body.size(), 3U) << harm.substr(0, 20);
    }
}

}  // namespace
}  // namespace nachlese::testing
