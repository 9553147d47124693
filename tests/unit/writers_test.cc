#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/terminal.h"
#include "query/text_columns.h"
#include "query/writers/output_formats.h"
#include "query/writers/text_writer.h"
#include "schema/utf8.h"
#include "tests/unit/golden_file.h"

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TextRange range_of(std::string_view text, std::string_view part) {
    const std::size_t begin = text.find(part);
    return {begin, begin + part.size()};
}

Hit ferry_hit() {
    Hit hit;
    hit.rank = 11;
    hit.score = 12.25;
    hit.article.id = "2025/die fähre.txt";
    hit.article.path = "2025/die fähre.txt";
    hit.article.headline = "Fähre \"Möwe\" fährt wieder";
    hit.article.body = {{ParagraphKind::Text, "Die Fähre fährt wieder."}};
    hit.article.date = ArticleDate{{{2025, 8, 14}, 969, 120}, DateOrigin::DateLine, false};
    hit.article.source = "dpa";
    hit.article.place = "Musterhafen/Bremen";
    hit.article.section = "Panorama";
    hit.article.tags = {"Verkehr", "Inseln"};
    hit.headline_highlights = {range_of(hit.article.headline, "Fähre")};
    hit.snippet.text =
        "Die Fähre fährt wieder, sagte der Hafenmeister, nachdem der Sturm sich "
        "gelegt hatte.\n\nAuf der Insel wartete man seit Tagen auf den Importzoll.";
    hit.snippet.highlights = {range_of(hit.snippet.text, "Fähre"),
                              range_of(hit.snippet.text, "zoll")};
    hit.snippet.cut_before = true;
    hit.snippet.cut_after = true;
    hit.occurrences = {
        {"", "Fähre", " \"Möwe\" fährt wieder"},
        {"nach dem Sturm fuhr nach langem Warten die ", "Fähre", " 日本丸 wieder aus, sagte er."},
        {"wartete man seit Tagen auf den Import", "zoll", "."},
    };
    return hit;
}

Hit bare_hit() {
    Hit hit;
    hit.rank = 12;
    hit.score = 3.5;
    hit.article.id = "b.txt";
    hit.article.path = "b.txt";
    hit.article.date = ArticleDate{{{2031, 1, 2}, std::nullopt, 0}, DateOrigin::Path, true};
    return hit;
}

SearchResult result_of(std::vector<Hit> hits, std::uint64_t total) {
    SearchResult result;
    result.total = total;
    result.hits = std::move(hits);
    return result;
}

struct Request {
    std::string format;
    WriterSettings settings{false, 60};
    std::uint64_t offset = 10;
    std::uint64_t limit = 2;
    std::string query_id = {};
    bool has_cursors = false;
};

ResultHeader make_header(const SearchResult& result, const Request& request) {
    return {request.query_id, result.total,        result.folded, result.unchecked, request.offset,
            request.limit,    request.has_cursors, result.facets, result.timeline,  result.notices};
}

void write(ResultWriter& writer, const SearchResult& result, const Request& request) {
    const ResultHeader header = make_header(result, request);
    writer.begin(header);
    for (const Hit& hit : result.hits)
        writer.hit(hit);
    writer.end();
}

std::string written(const SearchResult& result, const Request& request) {
    std::ostringstream out;
    const auto writer = find_output_format(request.format)->make_writer(out, request.settings);
    write(*writer, result, request);
    return out.str();
}

SearchResult page() {
    SearchResult result = result_of({ferry_hit(), bare_hit()}, 23);
    result.notices = {"no article has all the words; these have any of them"};
    return result;
}

SearchResult counted() {
    SearchResult result = page();
    result.facets = {{FieldId::Source, {{"dpa", 20}, {"Möwe, \"Blatt\"", 3}}, "source"},
                     {FieldId::Date, {{"2025", 23}}, "year"}};
    return result;
}

TEST(Writers, WriteWhatTheGoldenFilesShow) {
    expect_golden("search/page.txt", written(page(), {"text"}));
    expect_golden("search/page-colour.txt", written(page(), {"text", {true, 60}}));
    expect_golden("search/page-narrow.txt", written(page(), {"text", {false, 30}}));
    expect_golden("search/page.jsonl", written(page(), {"jsonl"}));
    expect_golden("search/page.csv", written(page(), {"csv"}));
    expect_golden("search/page.kwic", written(page(), {"kwic", {}}));
    expect_golden("search/page-colour.kwic", written(page(), {"kwic", {true, 60}}));
    expect_golden("search/page.trec", written(page(), {"trec"}));
}

SearchResult folded() {
    SearchResult result = page();
    result.folded = 3;
    Hit& ferry = result.hits.front();
    ferry.duplicates = {bare_hit().article, ferry.article};
    ferry.duplicates.front().source = "Inselblatt";
    ferry.duplicates.back().source.clear();
    // More than a page of text names.
    result.hits.back().duplicates.assign(12, ferry_hit().article);
    return result;
}

TEST(Writers, WriteNearDuplicatesAsTheGoldenFilesShow) {
    expect_golden("search/folded.txt", written(folded(), {"text"}));
    expect_golden("search/folded-colour.txt", written(folded(), {"text", {true, 60}}));
    expect_golden("search/folded.jsonl", written(folded(), {"jsonl"}));
}

TEST(Writers, NameACursorWhereHitsAreOrderedByDate) {
    const Request text{"text", {false, 60}, 10, 2, "", true};
    EXPECT_THAT(written(page(), text), HasSubstr("11 more: --after '2031-01-02,b.txt'\n"));
    const Request lines{"jsonl", {}, 10, 2, "", true};
    EXPECT_THAT(written(page(), lines),
                HasSubstr(R"("cursor":"2025-08-14T16:09:00+02:00,2025/die fähre.txt")"));
}

TEST(Writers, WriteFacetsAsTheGoldenFilesShow) {
    expect_golden("search/facets.txt", written(counted(), {"text"}));
    expect_golden("search/facets-plain.txt", written(counted(), {"text", {}}));
    expect_golden("search/facets.jsonl", written(counted(), {"jsonl"}));
    expect_golden("search/facets.csv", written(counted(), {"csv"}));
}

TEST(Writers, WriteATimelineAsTheGoldenFilesShow) {
    SearchResult result = result_of({}, 23);
    result.timeline = {TimelineUnit::Month, {{"2025-07", 16}, {"2025-08", 0}, {"2025-09", 5}}, 2};
    expect_golden("search/timeline.txt", written(result, {"text"}));
    expect_golden("search/timeline-plain.txt", written(result, {"text", {}}));
    expect_golden("search/timeline.jsonl", written(result, {"jsonl"}));
    expect_golden("search/timeline.csv", written(result, {"csv"}));
}

TEST(Writers, TellTheQueriesOfABatchApart) {
    for (const OutputFormat& format : output_formats()) {
        std::ostringstream out;
        const auto writer = format.make_writer(out, {false, 60});
        for (const std::string id : {"q1", "q2"})
            write(*writer, page(), {"", {}, 10, 2, id});
        expect_golden("search/batch." + std::string(format.name), out.str());
    }
}

TEST(Writers, CountAlone) {
    const struct {
        std::string_view format;
        std::string_view query_id;
        std::string_view expected;
    } cases[] = {
        {"text", "", "23\n"},
        {"text", "q1", "q1\t23\n"},
        {"jsonl", "", "{\"version\":1,\"type\":\"count\",\"total\":23}\n"},
        {"jsonl", "q1", "{\"version\":1,\"type\":\"count\",\"query\":\"q1\",\"total\":23}\n"},
        {"csv", "", "total\r\n23\r\n"},
        {"csv", "q1", "query,total\r\nq1,23\r\n"},
    };
    for (const auto& row : cases) {
        std::ostringstream out;
        find_output_format(row.format)
            ->make_writer(out, {})
            ->count(make_header(page(), {"", {}, 0, 10, std::string(row.query_id)}));
        EXPECT_EQ(out.str(), row.expected);
    }
}

TEST(TextWriter, FirstAndLastLineSayWhatIsShown) {
    const struct {
        std::uint64_t total, offset, limit;
        std::string_view first_line;
        std::string_view hint;
    } cases[] = {
        {0, 0, 10, "0 articles\n", ""},
        {1, 0, 10, "1 article\n", ""},
        {10, 0, 10, "10 articles\n", ""},
        {11, 0, 10, "11 articles, 1 to 10 shown\n", "1 more: --offset 10\n"},
        {23, 20, 10, "23 articles, 21 to 23 shown\n", ""},
        {23, 30, 10, "23 articles, none after the first 30\n", ""},
        {23, 0, 0, "23 articles\n", ""},
    };
    for (const auto& row : cases) {
        const std::string text =
            written(result_of({}, row.total), {"text", {}, row.offset, row.limit, ""});
        EXPECT_EQ(text, std::string(row.first_line) + "\n" + std::string(row.hint));
    }
}

TEST(TextWriter, SaysWhereATotalIsALeastOne) {
    SearchResult result = result_of({}, 23);
    result.unchecked = 5;
    EXPECT_EQ(written(result, {"text"}),
              "at least 23 articles, 11 to 12 shown\n\nat least 11 more: --offset 12\n");
}

TEST(TextWriter, WithoutColourIsTheSameTextWithoutMarks) {
    const std::string plain = written(page(), {"text"});
    std::string coloured = written(page(), {"text", {true, 60}});
    EXPECT_THAT(coloured, HasSubstr("Import\x1b[1;31mzoll\x1b[0m"));
    for (std::size_t begin = coloured.find('\x1b'); begin != std::string::npos;
         begin = coloured.find('\x1b'))
        coloured.erase(begin, coloured.find('m', begin) - begin + 1);
    EXPECT_EQ(coloured, plain);
}

TEST(TextWriter, WritesDatesAsGermanReadersDo) {
    EXPECT_EQ(to_german({{2025, 8, 14}, 969, 120}), "14.08.2025, 16:09 Uhr");
    EXPECT_EQ(to_german({{1994, 5, 3}, std::nullopt, 0}), "03.05.1994");
}

Hit hostile_hit() {
    Hit hit;
    const std::string evil = "\x1b[2J\x07 a\u202E\xFF\xC2\x9B b\r\n,\"c\"";
    hit.rank = 1;
    hit.article.id = hit.article.path = hit.article.headline = hit.article.source = evil;
    hit.article.place = hit.article.section = evil;
    hit.article.tags = {evil};
    hit.snippet.text = evil;
    hit.headline_highlights = {{4, 2}, {0, 999}, {7, 9}};
    hit.snippet.highlights = {{5, 6}, {1, 2}, {7, 8}};
    return hit;
}

TEST(KwicWriter, PutsTheWordsBelowEachOther) {
    for (const std::size_t width : {0U, 40U, 60U, 100U}) {
        std::istringstream lines(written(page(), {"kwic", {false, width}}));
        std::set<std::size_t> columns;
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(display_width(line), width == 0 ? SIZE_MAX : width);
            const std::size_t word = std::min(line.find("Fähre"), line.find("zoll"));
            columns.insert(display_width(line.substr(0, word)));
        }
        EXPECT_EQ(columns.size(), 1U) << width;
    }
}

TEST(Writers, LetNoControlCharactersOfTheInputThrough) {
    SearchResult result = result_of({hostile_hit()}, 1);
    for (const std::string format : {"text", "csv", "trec", "jsonl"}) {
        const std::string text = written(result, {format, {}, 0, 10, "q\x1b[2J"});
        EXPECT_TRUE(is_valid_utf8(text)) << format;
        EXPECT_EQ(text.find_first_of("\x1b\x07"), std::string::npos) << format;
        if (format == "jsonl") continue;
        EXPECT_THAT(text, Not(HasSubstr("\u202E"))) << format;
        EXPECT_THAT(text, Not(HasSubstr("\xC2\x9B"))) << format;
    }
}

TEST(JsonLinesWriter, IsOneParseableObjectALine) {
    std::istringstream lines(written(result_of({hostile_hit(), ferry_hit()}, 2), {"jsonl"}));
    std::vector<nlohmann::json> objects;
    for (std::string line; std::getline(lines, line);)
        objects.push_back(nlohmann::json::parse(line));
    ASSERT_EQ(objects.size(), 2U);
    const std::string snippet = objects[1]["snippet"];
    const auto& highlight = objects[1]["highlights"][1];
    EXPECT_EQ(highlight["text"], "zoll");
    const std::size_t start = highlight["start"];
    const std::size_t end = highlight["end"];
    EXPECT_EQ(snippet.substr(start, end - start), "zoll");
}

TEST(Terminal, ColourNeedsATerminalAndNoObjection) {
    const struct {
        ColourMode mode;
        bool terminal;
        const char* no_color;
        const char* term;
        bool expected;
    } cases[] = {
        {ColourMode::Auto, true, nullptr, "xterm", true},
        {ColourMode::Auto, true, "", nullptr, true},
        {ColourMode::Auto, true, "1", "xterm", false},
        {ColourMode::Auto, true, nullptr, "dumb", false},
        {ColourMode::Auto, false, nullptr, "xterm", false},
        {ColourMode::Always, false, "1", "dumb", true},
        {ColourMode::Always, true, nullptr, "xterm", true},
        {ColourMode::Never, true, nullptr, "xterm", false},
    };
    for (const auto& row : cases)
        EXPECT_EQ(wants_colour(row.mode, row.terminal, row.no_color, row.term), row.expected);
}

}  // namespace
}  // namespace nachlese
