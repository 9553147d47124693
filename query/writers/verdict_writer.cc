#include "query/writers/verdict_writer.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "query/writers/json_lines_writer.h"
#include "query/writers/styled_text.h"
#include "query/writers/text_writer.h"
#include "schema/article_json.h"

namespace nachlese {

namespace {

using nlohmann::ordered_json;

struct OutcomeRow {
    ClauseOutcome outcome;
    std::string_view label;  // of text, as wide as the others
    std::string_view name;   // in JSON
};
constexpr std::array kOutcomes{
    OutcomeRow{ClauseOutcome::Met, "yes  ", "met"},
    OutcomeRow{ClauseOutcome::NotMet, "no   ", "not met"},
    OutcomeRow{ClauseOutcome::LeftOut, "-    ", "left out"},
};

const OutcomeRow& row_of(ClauseOutcome outcome) {
    return *std::find_if(kOutcomes.begin(), kOutcomes.end(),
                         [outcome](const OutcomeRow& row) { return row.outcome == outcome; });
}

// "headline: Hafen; body: Häfen (2), Seehafen (as a part of a compound)".
std::string evidence_text(const std::vector<Evidence>& evidence) {
    std::string text;
    std::string_view field;
    for (const Evidence& found : evidence) {
        if (found.field != field) {
            text += fmt::format("{}{}: ", text.empty() ? "" : "; ", found.field);
        } else {
            text += ", ";
        }
        field = found.field;
        text += found.text;
        if (found.count > 1) text += fmt::format(" ({})", found.count);
        if (!found.meaning.empty()) text += fmt::format(" ({})", found.meaning);
    }
    return text;
}

std::string conclusion(const ArticleVerdict& verdict) {
    if (!verdict.is_found) return "not found";
    if (!verdict.rank) return "found, far behind the first hits";
    if (verdict.folded_into.empty()) return fmt::format("found, rank {}", *verdict.rank);
    return fmt::format("found, folded into its near-duplicate {}, rank {}", verdict.folded_into,
                       *verdict.rank);
}

std::string explanation_of(const ClauseVerdict& clause) {
    return clause.reason.empty() ? evidence_text(clause.evidence) : clause.reason;
}

ordered_json evidence_json(const Evidence& found) {
    ordered_json json = ordered_json::object();
    json["field"] = found.field;
    json["text"] = found.text;
    json["count"] = found.count;
    if (!found.meaning.empty()) json["meaning"] = found.meaning;
    return json;
}

ordered_json clause_json(const ClauseVerdict& clause) {
    ordered_json json = ordered_json::object();
    json["text"] = clause.text;
    json["depth"] = clause.depth;
    json["outcome"] = row_of(clause.outcome).name;
    json["negated"] = clause.is_negated;
    if (!clause.reason.empty()) json["reason"] = clause.reason;
    json["evidence"] = ordered_json::array();
    for (const Evidence& found : clause.evidence)
        json["evidence"].push_back(evidence_json(found));
    return json;
}

}  // namespace

void write_verdict_text(const ArticleVerdict& verdict, std::ostream& out,
                        const WriterSettings& settings) {
    constexpr std::size_t kLabelWidth = 5;
    constexpr std::size_t kStep = 2;       // columns for each level of clauses
    constexpr std::size_t kMaxSteps = 10;  // deeper ones are not shown as such
    StyledPrinter printer(out, settings.width, settings.colour);
    const Article& article = verdict.article;
    printer.print("", 0, {{fmt::format("{}: {}", article.id, conclusion(verdict)), Style::Plain}});
    for (const std::string& notice : verdict.notices)
        printer.print("", 0, {{notice, Style::Warning}});
    if (!article.headline.empty()) printer.print("", 0, {{article.headline, Style::Headline}});
    out << '\n';
    for (const ClauseVerdict& clause : verdict.clauses) {
        const std::size_t indent = kLabelWidth + kStep * std::min(clause.depth, kMaxSteps);
        std::vector<StyledText> line{{clause.text, Style::Match}};
        const std::string explained = explanation_of(clause);
        if (!explained.empty()) line.push_back({" · " + explained, Style::Plain});
        printer.print(row_of(clause.outcome).label, indent, line);
    }
}

void write_verdict_json(const ArticleVerdict& verdict, std::ostream& out,
                        const WriterSettings& /*settings*/) {
    ordered_json line = ordered_json::object();
    line["version"] = kOutputVersion;
    line["type"] = "why";
    const ordered_json article = to_json(verdict.article);
    for (const char* const key : {"id", "path", "headline", "date"}) {
        if (article.contains(key)) line[key] = article[key];
    }
    line["found"] = verdict.is_found;
    if (verdict.rank) line["rank"] = *verdict.rank;
    if (!verdict.folded_into.empty()) line["folded_into"] = verdict.folded_into;
    line["clauses"] = ordered_json::array();
    for (const ClauseVerdict& clause : verdict.clauses)
        line["clauses"].push_back(clause_json(clause));
    out << to_json_line(line) << '\n';
}

}  // namespace nachlese
