#include "query/writers/csv_writer.h"

#include <array>
#include <ostream>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kRowEnd = "\r\n";
constexpr std::string_view kNameSeparator = "; ";
constexpr std::string_view kTimelineName = "timeline";

// Between rank and score in front and the snippet at the end.
constexpr std::array kFieldColumns{
    FieldId::Id,     FieldId::Date,  FieldId::Headline, FieldId::Kicker,
    FieldId::Source, FieldId::Place, FieldId::Section,  FieldId::Authors,
    FieldId::Tags,   FieldId::Url,   FieldId::Path,
};

// RFC 4180, section 2, rules 5 to 7. Line breaks in a cell are legal but break simple tools; they
// and control characters are taken out.
std::string as_cell(std::string_view text) {
    std::string clean = printable(text);
    if (clean.find_first_of(",\"") == std::string::npos) return clean;
    std::string quoted = "\"";
    for (const char byte : clean) {
        if (byte == '"') quoted += '"';
        quoted += byte;
    }
    quoted += '"';
    return quoted;
}

std::string field_text(const Article& article, FieldId id) {
    if (id == FieldId::Date) return article.date ? to_iso(article.date->when) : std::string{};
    std::string joined;
    for (const std::string_view text : texts_of(article, id)) {
        if (!joined.empty()) joined += kNameSeparator;
        joined += text;
    }
    return joined;
}

bool is_in_future(const Article& article) {
    return article.date && article.date->in_future;
}

std::string hit_heading() {
    std::string row = "rank,score";
    for (const FieldId id : kFieldColumns) {
        row += fmt::format(",{}", field(id).name);
        if (id == FieldId::Date) row += ",date_in_future";
    }
    return row + ",snippet";
}

bool shows_counts(const ResultHeader& header) {
    return !header.facets.empty() || header.timeline.has_value();
}

// The column that tells the queries of --batch apart.
std::string query_cell(const ResultHeader& header) {
    return header.query_id.empty() ? std::string{} : as_cell(header.query_id) + ",";
}

}  // namespace

void CsvWriter::begin(const ResultHeader& header) {
    header_ = &header;
    write_heading();
}

void CsvWriter::write_heading() {
    if (heading_written_) return;
    heading_written_ = true;
    if (!header_->query_id.empty()) out() << "query,";
    out() << (shows_counts(*header_) ? "facet,value,count" : hit_heading()) << kRowEnd;
}

void CsvWriter::hit(const Hit& hit) {
    if (shows_counts(*header_)) return;
    out() << query_cell(*header_) << fmt::format("{},{}", hit.rank, hit.score);
    for (const FieldId id : kFieldColumns) {
        out() << ',' << as_cell(field_text(hit.article, id));
        if (id == FieldId::Date) out() << (is_in_future(hit.article) ? ",true" : ",");
    }
    out() << ',' << as_cell(collapse_whitespace(hit.snippet.text)) << kRowEnd;
}

void CsvWriter::end() {
    for (const Facet& facet : header_->facets)
        write_counts(facet.name, facet.counts);
    if (header_->timeline) write_counts(kTimelineName, header_->timeline->periods);
    header_ = nullptr;
}

void CsvWriter::write_counts(std::string_view name,
                             const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
    for (const auto& [value, count] : counts) {
        out() << query_cell(*header_) << fmt::format("{},{},{}", name, as_cell(value), count)
              << kRowEnd;
    }
}

void CsvWriter::count(const ResultHeader& header) {
    if (!heading_written_) {
        out() << (header.query_id.empty() ? "" : "query,") << "total" << kRowEnd;
        heading_written_ = true;
    }
    out() << query_cell(header) << header.total << kRowEnd;
}

}  // namespace nachlese
