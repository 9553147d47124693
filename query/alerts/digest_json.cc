#include "query/alerts/digest_json.h"

#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "query/writers/hit_json.h"
#include "query/writers/json_lines_writer.h"
#include "schema/article_json.h"
#include "schema/version.h"

namespace nachlese {

namespace {

using nlohmann::ordered_json;

ordered_json hit_json(const Hit& hit) {
    ordered_json object = ordered_json::object();
    object["score"] = hit.score;
    add_hit(object, hit);
    object.erase("body");
    return object;
}

ordered_json hits_json(const std::vector<Hit>& hits) {
    ordered_json list = ordered_json::array();
    for (const Hit& hit : hits)
        list.push_back(hit_json(hit));
    return list;
}

ordered_json reprints_json(const std::vector<Reprint>& reprints) {
    ordered_json list = ordered_json::array();
    for (const Reprint& reprint : reprints) {
        ordered_json object = hit_json(reprint.hit);
        object["reprint_of"] = reference_json(reprint.original);
        list.push_back(std::move(object));
    }
    return list;
}

ordered_json error_json(const Error& error) {
    ordered_json object{{"message", error.message}};
    if (!error.hint.empty()) object["hint"] = error.hint;
    return object;
}

ordered_json query_json(const QueryDigest& query) {
    ordered_json object{{"name", query.name}, {"query", query.query}};
    if (query.failure) {
        object["error"] = error_json(*query.failure);
        return object;
    }
    object["since"] = query.since;
    object["new"] = hits_json(query.added);
    object["changed"] = hits_json(query.changed);
    object["reprints"] = reprints_json(query.reprints);
    object["left_out"] = query.left_out;
    if (!query.notices.empty()) object["notices"] = query.notices;
    return object;
}

}  // namespace

ordered_json to_json(const Digest& digest) {
    ordered_json queries = ordered_json::array();
    for (const QueryDigest& query : digest.queries)
        queries.push_back(query_json(query));
    ordered_json object{{"version", kOutputVersion},
                        {"type", "digest"},
                        {"program", fmt::format("nachlese-search {}", kVersion)},
                        {"made_at", to_iso(digest.made_at)},
                        {"index", digest.index},
                        {"generation", digest.generation},
                        {"digest", digest.number},
                        {"articles",
                         {{"new", digest.articles_added},
                          {"changed", digest.articles_changed},
                          {"changes_untold", digest.changes_are_untold}}},
                        {"queries", std::move(queries)}};
    if (!digest.faults.empty()) {
        ordered_json faults = ordered_json::array();
        for (const Error& fault : digest.faults)
            faults.push_back(error_json(fault));
        object["faults"] = std::move(faults);
    }
    return object;
}

void write_digest_json(const Digest& digest, std::ostream& out) {
    out << to_json_line(to_json(digest)) << '\n';
}

}  // namespace nachlese
