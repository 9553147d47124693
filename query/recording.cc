#include "query/recording.h"

#include <chrono>

#include "query/language/parser.h"
#include "schema/hash.h"
#include "schema/text_lines.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxRecordBytes = std::size_t{1} << 20U;

Result<QueryNode> parse(const RecordedQuery& query) {
    auto tree = query.plain ? parse_plain_query(query.text) : parse_query(query.text, query.today);
    if (!tree) return tl::unexpected(to_error(tree.error(), query.text));
    if (query.exact) make_exact(*tree);
    return std::move(*tree);
}

std::string utc_now() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    static const TimeZone utc = TimeZone::open("UTC").value();
    return to_iso(utc.at(std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count()));
}

Result<RecordedAnswer> answer_to(const SearchRequest& request, Searcher& searcher) {
    Hash128 ids;
    const auto summary = searcher.stream(request, [&ids](const Hit& hit) {
        ids.add(hit.article.id);
        ids.add("\n");
        return true;
    });
    if (!summary) return tl::unexpected(summary.error());
    if (!summary->changed_after.empty()) {
        return fail(ErrorCode::Io, "the index was changed during the search",
                    "search again when nothing writes to it");
    }
    return RecordedAnswer{summary->count, ids.hex()};
}

Result<SearchRecord> read_record(const std::string& path) {
    return read_small_file(path, kMaxRecordBytes, "name a file that --record has written")
        .and_then([&path](const std::string& text) { return parse_record(text, path); });
}

}  // namespace

RecordedQuery query_to_record(const SearchOptions& options, MatchMode match) {
    return {options.query,
            {},
            match,
            options.plain,
            options.exact,
            options.any_status,
            options.switches,
            options.synonyms_path,
            options.now.local().date};
}

Result<SearchRecord> record_answer(const RecordedQuery& query, Searcher& searcher,
                                   Synonyms& synonyms) {
    const auto tree = parse(query);
    if (!tree) return tl::unexpected(tree.error());
    SearchRequest request;
    request.query = &*tree;
    request.match = query.match;
    request.any_status = query.any_status;
    request.now = DateTime{query.today, std::nullopt, 0};
    request.switches = query.switches;
    request.synonyms = &synonyms;
    request.limit = UINT64_MAX;
    request.snippet_length = 0;
    const auto answer = answer_to(request, searcher);
    if (!answer) return tl::unexpected(answer.error());
    const auto index = searcher.identity();
    if (!index) return tl::unexpected(index.error());
    SearchRecord record{utc_now(), query, *index, *answer};
    record.query.parsed = to_string(*tree);
    return record;
}

Result<int> verify_record(const SearchOptions& options, std::ostream& out) {
    const auto recorded = read_record(options.verify_path);
    if (!recorded) return tl::unexpected(recorded.error());
    auto searcher = Searcher::open(options.index);
    if (!searcher) return tl::unexpected(searcher.error());
    auto synonyms = load_synonyms(options.index, recorded->query.synonyms_path);
    if (!synonyms) return tl::unexpected(synonyms.error());
    const auto now = record_answer(recorded->query, *searcher, *synonyms);
    if (!now) return tl::unexpected(now.error());
    out << comparison(*recorded, *now);
    return recorded->answer == now->answer ? 0 : exit_status(ErrorCode::AnswerDiffers);
}

}  // namespace nachlese
