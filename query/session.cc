#include "query/session.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "query/alerts/alert_run.h"
#include "query/explanation.h"
#include "query/golden_check.h"
#include "query/options_request.h"
#include "query/recording.h"
#include "query/searcher.h"
#include "query/synonyms.h"
#include "schema/replace_file.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

void warn(std::string_view text) {
    fmt::print(stderr, "nachlese-search: {}\n", printable(text));
}

// The caret line is laid out already; its parts are safe for a terminal.
Error query_error(const QueryError& error, std::string_view query) {
    Error plain = to_error(error, query);
    fmt::print(stderr, "{}\n", point_at(query, error.range));
    return plain;
}

class Session {
  public:
    Session(const SearchOptions& options, const Terminal& terminal, Searcher searcher,
            Synonyms synonyms, std::ostream& out)
        : options_(options),
          searcher_(std::move(searcher)),
          synonyms_(std::move(synonyms)),
          out_(out),
          settings_(writer_settings(options, terminal)),
          writer_(options.format->make_writer(out, settings_)) {}

    // Whether the query finds the article that is asked about.
    Result<bool> explain_article(const std::string& query_text) {
        const auto query = parse(query_text);
        if (!query) return tl::unexpected(query.error());
        SearchRequest request = make_request(&*query);
        auto verdict = searcher_.explain_article(request, query_text, options_.why_id);
        if (verdict && !verdict->is_found && may_fall_back(*query)) {
            verdict = explain_fallback(query_text, request, std::move(*verdict));
        }
        if (!verdict) return tl::unexpected(verdict.error());
        warn_of(verdict->notices);
        options_.format->write_verdict(*verdict, out_, settings_);
        return verdict->is_found;
    }

    // The number of articles that match.
    Result<std::uint64_t> answer(const std::string& query_text, const std::string& query_id) {
        std::optional<QueryNode> query;
        if (!query_text.empty()) {
            auto parsed = parse(query_text);
            if (!parsed) return tl::unexpected(parsed.error());
            query = std::move(*parsed);
        }
        SearchRequest request = make_request(query ? &*query : nullptr);
        if (options_.explain) {
            if (auto explained = explain(query_text, request); !explained) {
                return tl::unexpected(explained.error());
            }
        }
        SearchResult result;
        if (!is_export()) {
            auto found = find(query_text, request);
            if (!found) return tl::unexpected(found.error());
            result = std::move(*found);
        }
        if (is_streamed(options_)) {
            const auto count = write_stream(request, result, query_id);
            if (!count) return tl::unexpected(count.error());
            if (is_export()) result.total = *count;
        } else {
            write(result, query_id);
        }
        warn_of_missing_shards();
        if (!options_.record_path.empty()) {
            if (auto recorded = record(request.match); !recorded) {
                return tl::unexpected(recorded.error());
            }
        }
        return result.total;
    }

    Result<int> answer_batch() {
        if (options_.batch_path == "-") return answer_topics(std::cin);
        std::error_code ignored;  // what cannot be looked at cannot be opened either
        // A stream opens a folder as if it were an empty file.
        if (std::filesystem::is_directory(options_.batch_path, ignored)) {
            return batch_error("is a folder");
        }
        std::ifstream topics(options_.batch_path);
        if (!topics) return batch_error("cannot be read");
        return answer_topics(topics);
    }

  private:
    [[nodiscard]] Result<QueryNode> parse(const std::string& query_text) const {
        auto query = parse_query_text(query_text, options_);
        if (!query) return tl::unexpected(query_error(query.error(), query_text));
        return std::move(*query);
    }

    Result<void> record(MatchMode match) {
        return record_answer(query_to_record(options_, match), searcher_, synonyms_)
            .and_then([this](const SearchRecord& record) {
                return create_file(options_.record_path, to_json_text(record));
            });
    }

    [[nodiscard]] tl::unexpected<Error> batch_error(std::string_view reason) const {
        return fail(ErrorCode::Io, fmt::format("{}: {}", options_.batch_path, reason),
                    "name a file of lines \"id TAB query\"");
    }

    Result<int> answer_topics(std::istream& topics) {
        int status = exit_status(ErrorCode::NothingFound);
        bool has_failed = false;
        std::string line;
        // Once the output cannot be written any more, answers are lost: main reports it.
        for (std::size_t number = 1; out_ && std::getline(topics, line); ++number) {
            if (trim(line).empty()) continue;
            const auto total = answer_line(line);
            if (!total) {
                warn(fmt::format("{}: line {}: {}", options_.batch_path, number,
                                 total.error().message));
                if (!has_failed) status = exit_status(total.error().code);
                has_failed = true;
            } else if (*total > 0 && !has_failed) {
                status = 0;
            }
        }
        if (topics.bad()) return batch_error("cannot be read to its end");
        return status;
    }

    static WriterSettings writer_settings(const SearchOptions& options, const Terminal& terminal) {
        // Read once, before any thread is started.
        const char* const no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
        const char* const term = std::getenv("TERM");          // NOLINT(concurrency-mt-unsafe)
        const bool colour = wants_colour(options.colour, terminal.is_terminal, no_color, term);
        return {colour, options.width.value_or(terminal.is_terminal ? terminal.width : 0),
                colour && terminal.is_terminal};
    }

    SearchRequest make_request(const QueryNode* query) {
        SearchRequest request = request_of(options_, settings_);
        request.query = query;
        request.synonyms = &synonyms_;
        request.with_archive_root = settings_.links && searcher_.is_local();
        return request;
    }

    // A whole result and nothing about it, so that it need not be counted first.
    [[nodiscard]] bool is_export() const {
        return options_.all && !options_.after && !options_.format->shows_notices &&
               options_.facets.empty() && !options_.timeline;
    }

    Result<SearchResult> find(const std::string& query_text, SearchRequest& request) {
        auto result = searcher_.search(request);
        if (!result) return result;
        // What was not checked might be what is missing: neither a count nor "0 articles" is true.
        if (result->unchecked > 0 && result->hits.empty()) {
            return fail(ErrorCode::BadQuery,
                        fmt::format("more than {} articles would have to be checked by their text",
                                    options_.max_checked),
                        "ask for rarer words, in a field or a period, or check more with "
                        "--max-checked; --all writes all, however long it takes");
        }
        if (result->total == 0 && request.query != nullptr) {
            if (auto helped = help_out(query_text, request, *result); !helped) {
                return tl::unexpected(helped.error());
            }
        }
        return result;
    }

    // Only where a person reads the answer, and only where the words were not tied together.
    [[nodiscard]] bool may_fall_back(const QueryNode& query) const {
        return options_.format->shows_notices && !options_.match && !options_.count &&
               options_.batch_path.empty() && std::holds_alternative<Juxtaposition>(query.content);
    }

    // Where somebody may be reading notices.
    [[nodiscard]] bool may_advise() const {
        const bool shows_notices = options_.format->shows_notices || !options_.plain;
        return shows_notices && !options_.count && options_.batch_path.empty() &&
               options_.similar_to.empty();
    }

    // Of a result without hits.
    Result<void> help_out(const std::string& query_text, SearchRequest& request,
                          SearchResult& result) {
        std::vector<std::string> advice;
        if (may_advise()) {
            const auto advised = searcher_.advise(request);
            if (!advised) return tl::unexpected(advised.error());
            advice = notices_of(*advised, query_text);
        }
        if (may_fall_back(*request.query)) {
            if (auto fallen_back = fall_back(request, result); !fallen_back) return fallen_back;
        }
        result.notices.insert(result.notices.end(), advice.begin(), advice.end());
        return {};
    }

    // Of articles with any of the words, if those are what the search shows.
    Result<ArticleVerdict> explain_fallback(const std::string& query_text, SearchRequest request,
                                            ArticleVerdict verdict) {
        request.limit = 0;
        const auto found = searcher_.search(request);
        if (!found) return tl::unexpected(found.error());
        if (found->total > 0 || found->unchecked > 0) return verdict;
        request.match = MatchMode::Any;
        auto any = searcher_.explain_article(request, query_text, options_.why_id);
        if (any) {
            any->notices.emplace_back(
                "No article has all of these words; this is about articles with any of them.");
        }
        return any;
    }

    Result<void> fall_back(SearchRequest& request, SearchResult& result) {
        request.match = MatchMode::Any;
        auto any = searcher_.search(request);
        if (!any) return tl::unexpected(any.error());
        if (any->total == 0) return {};
        result = std::move(*any);
        result.notices.emplace_back(
            "No article has all of these words; shown are articles with any of them.");
        return {};
    }

    Result<void> explain(const std::string& query_text, const SearchRequest& request) {
        const auto described = searcher_.describe_query(request);
        if (!described) return tl::unexpected(described.error());
        const std::string text =
            explanation(query_text, request.query, *described, searcher_.analyser());
        // Where a program reads the results, the explanation must not stand among them.
        if (options_.format->shows_notices) {
            out_ << text;
        } else {
            fmt::print(stderr, "{}", text);
        }
        return {};
    }

    // What does not stand in the output itself.
    void warn_of(const std::vector<std::string>& notices) const {
        // In plain words a lone dash is no surprise.
        if (options_.format->shows_notices || options_.plain) return;
        for (const std::string& notice : notices)
            warn(notice);
    }

    // Whatever the format: what is there must not be taken for all.
    void warn_of_missing_shards() const {
        for (const std::string& shard : searcher_.missing())
            warn(fmt::format("the answer is partial, a shard is missing: {}", shard));
    }

    [[nodiscard]] ResultHeader make_header(const SearchResult& result,
                                           const std::string& query_id) const {
        return {query_id,
                result.total,
                result.folded,
                result.unchecked,
                options_.offset,
                options_.all ? UINT64_MAX : options_.limit,
                is_streamed(options_),
                result.facets,
                result.timeline,
                result.notices};
    }

    void write(const SearchResult& result, const std::string& query_id) {
        warn_of(result.notices);
        const ResultHeader header = make_header(result, query_id);
        if (options_.count) {
            writer_->count(header);
            return;
        }
        writer_->begin(header);
        for (const Hit& hit : result.hits)
            writer_->hit(hit);
        writer_->end();
    }

    // `counted` is the same result without its hits, empty where is_export(). Returns the number of
    // hits.
    Result<std::uint64_t> write_stream(SearchRequest request, const SearchResult& counted,
                                       const std::string& query_id) {
        warn_of(counted.notices);
        ResultHeader header = make_header(counted, query_id);
        request.after = options_.after;
        if (request.after) {
            const auto rest = searcher_.search(request);
            if (!rest) return tl::unexpected(rest.error());
            header.offset = counted.total - std::min(rest->total, counted.total);
        }
        request.offset = header.offset;
        request.limit = header.limit;
        bool has_begun = false;
        const auto begin = [&] {
            if (!has_begun) writer_->begin(header);
            has_begun = true;
        };
        const auto summary = searcher_.stream(request, [&](const Hit& hit) {
            begin();
            writer_->hit(hit);
            return static_cast<bool>(out_);
        });
        if (!summary) return tl::unexpected(summary.error());
        begin();
        writer_->end();
        if (is_export()) warn_of(summary->notices);
        if (!summary->changed_after.empty()) {
            warn(fmt::format(
                "the index was changed meanwhile: what stands after {} is its newer state",
                summary->changed_after));
        }
        return summary->count;
    }

    Result<std::uint64_t> answer_line(const std::string& line) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) {
            return fail(ErrorCode::BadInput, "there is no TAB between id and query");
        }
        // Takes the byte order mark away too that some editors put in front of the first line.
        const std::string_view id = trim(std::string_view(line).substr(0, tab));
        if (id.empty()) return fail(ErrorCode::BadInput, "there is no id before the TAB");
        return answer(make_valid_utf8(trim(std::string_view(line).substr(tab + 1))),
                      make_valid_utf8(id));
    }

    const SearchOptions& options_;
    Searcher searcher_;
    Synonyms synonyms_;
    std::ostream& out_;
    WriterSettings settings_;
    std::unique_ptr<ResultWriter> writer_;
};

}  // namespace

Result<int> run_search(const SearchOptions& options, const Terminal& terminal, std::ostream& out) {
    if (!options.verify_path.empty()) return verify_record(options, out);
    if (!options.alerts_path.empty()) return run_alerts(options, out);
    if (!options.golden_path.empty()) return check_golden_queries(options, out);
    auto searcher = Searcher::open(
        place_of(options), options.partial ? MissingShards::LeaveOut : MissingShards::Refuse);
    if (!searcher) return tl::unexpected(searcher.error());
    auto synonyms = load_synonyms(options.index, options.synonyms_path);
    if (!synonyms) return tl::unexpected(synonyms.error());
    // Stays until the process ends, which is sooner than all of it would be taken down.
    static auto* const session =
        new Session(options, terminal, std::move(*searcher), std::move(*synonyms), out);
    if (!options.batch_path.empty()) return session->answer_batch();
    if (!options.why_id.empty()) {
        const auto is_found = session->explain_article(make_valid_utf8(options.query));
        if (!is_found) return tl::unexpected(is_found.error());
        return *is_found ? 0 : exit_status(ErrorCode::NothingFound);
    }
    const auto total = session->answer(make_valid_utf8(options.query), {});
    if (!total) return tl::unexpected(total.error());
    return *total > 0 ? 0 : exit_status(ErrorCode::NothingFound);
}

}  // namespace nachlese
