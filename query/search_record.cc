#include "query/search_record.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/utf8.h"
#include "schema/version.h"

namespace nachlese {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kRecordVersion = 1;
constexpr int kIndentation = 2;

struct MatchName {
    MatchMode mode;
    std::string_view name;
};
constexpr std::array kMatchNames{MatchName{MatchMode::All, "all"},
                                 MatchName{MatchMode::Any, "any"}};

std::string_view name_of(MatchMode mode) {
    for (const MatchName& row : kMatchNames) {
        if (row.mode == mode) return row.name;
    }
    return {};
}

// The options of the expansions that are switched off, as on the command line.
ordered_json switched_off(const ExpansionSwitches& switches) {
    ordered_json options = ordered_json::array();
    for (const ExpansionSwitch& row : kExpansionSwitches) {
        if (!(switches.*row.member)) options.push_back(row.option);
    }
    return options;
}

ordered_json query_json(const RecordedQuery& query) {
    return {{"text", query.text},
            {"parsed", query.parsed},
            {"match", name_of(query.match)},
            {"plain", query.plain},
            {"exact", query.exact},
            {"any_status", query.any_status},
            {"switched_off", switched_off(query.switches)},
            {"synonyms", query.synonyms_path},
            {"today", to_iso({query.today, std::nullopt, 0})}};
}

CivilDate day_from(const std::string& text) {
    static const TimeZone utc = TimeZone::open("UTC").value();
    const auto when = parse_iso(text, utc);
    return when ? when->date : CivilDate{};
}

// Throws json::exception where a key is missing or of another type.
RecordedQuery query_from(const json& object) {
    RecordedQuery query;
    query.text = object.at("text");
    query.parsed = object.at("parsed");
    query.match = object.at("match") == name_of(MatchMode::Any) ? MatchMode::Any : MatchMode::All;
    query.plain = object.at("plain");
    query.exact = object.at("exact");
    query.any_status = object.value("any_status", false);
    for (const json& option : object.at("switched_off")) {
        for (const ExpansionSwitch& row : kExpansionSwitches) {
            if (option == row.option) query.switches.*row.member = false;
        }
    }
    query.synonyms_path = object.at("synonyms");
    query.today = day_from(object.at("today"));
    return query;
}

SearchRecord record_from(const json& object) {
    SearchRecord record;
    record.recorded_at = object.at("recorded_at");
    record.query = query_from(object.at("query"));
    const json& index = object.at("index");
    record.index = {index.at("generation"), index.at("uuid"), index.at("revision"),
                    index.at("analyser")};
    const json& answer = object.at("answer");
    record.answer = {answer.at("articles"), answer.at("ids_xxh3_128")};
    return record;
}

tl::unexpected<Error> no_record(std::string_view name, std::string_view reason) {
    return fail(ErrorCode::BadInput, fmt::format("{}: is no record of a search: {}", name, reason),
                "name a file that --record has written");
}

std::string difference(std::string_view what, const std::string& then, const std::string& now) {
    if (then == now) return {};
    return fmt::format("{}: {} then, {} now\n", what, printable(then), printable(now));
}

template <typename Number>
std::string difference(std::string_view what, Number then, Number now) {
    return difference(what, std::to_string(then), std::to_string(now));
}

}  // namespace

std::string to_json_text(const SearchRecord& record) {
    const ordered_json object{
        {"version", kRecordVersion},
        {"type", "record"},
        {"program", fmt::format("nachlese-search {}", kVersion)},
        {"recorded_at", record.recorded_at},
        {"query", query_json(record.query)},
        {"index",
         {{"generation", record.index.generation},
          {"uuid", record.index.uuid},
          {"revision", record.index.revision},
          {"analyser", record.index.analyser}}},
        {"answer",
         {{"articles", record.answer.articles}, {"ids_xxh3_128", record.answer.ids_hash}}}};
    return object.dump(kIndentation, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<SearchRecord> parse_record(std::string_view text, std::string_view name) {
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object()) return no_record(name, "it is no JSON object");
    try {
        if (object.at("type") != "record") return no_record(name, "its type is another");
        if (object.at("version") != kRecordVersion) return no_record(name, "unknown version");
        SearchRecord record = record_from(object);
        if (!is_valid(record.query.today)) return no_record(name, "\"today\" is no date");
        return record;
    } catch (const json::exception& error) {
        return no_record(name, error.what());
    }
}

std::string comparison(const SearchRecord& recorded, const SearchRecord& now) {
    std::string text = difference("generation", recorded.index.generation, now.index.generation) +
                       difference("revision", recorded.index.revision, now.index.revision) +
                       difference("uuid", recorded.index.uuid, now.index.uuid) +
                       difference("analyser", recorded.index.analyser, now.index.analyser) +
                       difference("parsed", recorded.query.parsed, now.query.parsed) +
                       difference("articles", recorded.answer.articles, now.answer.articles);
    const bool is_same = recorded.answer == now.answer;
    text += is_same ? fmt::format("the same answer as on {}", printable(recorded.recorded_at))
                    : fmt::format("not the answer of {}", printable(recorded.recorded_at));
    if (!is_same && recorded.answer.articles == now.answer.articles) {
        text += ": as many articles, but others";
    }
    return text + "\n";
}

}  // namespace nachlese
