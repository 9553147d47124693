#include "query/writers/json_lines_writer.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "query/cursor.h"
#include "query/writers/hit_json.h"
#include "schema/article_json.h"

namespace nachlese {

namespace {

using nlohmann::ordered_json;

ordered_json new_line(std::string_view type, const ResultHeader& header) {
    ordered_json line = ordered_json::object();
    line["version"] = kOutputVersion;
    line["type"] = type;
    if (!header.query_id.empty()) line["query"] = header.query_id;
    return line;
}

ordered_json counts_json(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
    ordered_json list = ordered_json::array();
    for (const auto& [value, count] : counts)
        list.push_back({{"value", value}, {"count", count}});
    return list;
}

}  // namespace

void JsonLinesWriter::begin(const ResultHeader& header) {
    header_ = &header;
}

void JsonLinesWriter::hit(const Hit& hit) {
    ordered_json line = new_line("hit", *header_);
    line["rank"] = hit.rank;
    line["score"] = hit.score;
    if (header_->has_cursors) line["cursor"] = to_cursor(position_of(hit.article));
    add_hit(line, hit);
    out() << to_json_line(line) << '\n';
}

void JsonLinesWriter::end() {
    for (const Facet& facet : header_->facets) {
        ordered_json line = new_line("facet", *header_);
        line["facet"] = facet.name;
        line["counts"] = counts_json(facet.counts);
        out() << to_json_line(line) << '\n';
    }
    if (header_->timeline) {
        ordered_json line = new_line("timeline", *header_);
        line["unit"] = name_of(header_->timeline->unit);
        line["counts"] = counts_json(header_->timeline->periods);
        line["undated"] = header_->timeline->undated;
        out() << to_json_line(line) << '\n';
    }
    header_ = nullptr;
}

void JsonLinesWriter::count(const ResultHeader& header) {
    ordered_json line = new_line("count", header);
    line["total"] = header.total;
    out() << to_json_line(line) << '\n';
}

}  // namespace nachlese
