#include "query/alerts/alert_run.h"

#include <cerrno>
#include <filesystem>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include "query/alerts/alert_search.h"
#include "query/alerts/digest_json.h"
#include "query/alerts/digest_markdown.h"
#include "query/alerts/saved_queries.h"
#include "query/options_request.h"
#include "schema/generation.h"
#include "schema/index_format.h"
#include "schema/replace_file.h"
#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20U;
constexpr int kMaxAttempts = 4;
constexpr int kIndentation = 2;

std::string state_path_of(const SearchOptions& options) {
    return options.alert_state_path.empty() ? options.alerts_path + ".state"
                                            : options.alert_state_path;
}

// flock(2), as the indexer's: it ends with the process, and its file stays.
class StateLock {
  public:
    static Result<StateLock> take(const std::string& state_path) {
        const std::string path = state_path + ".lock";
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0) return io_error(path, errno);
        StateLock lock(file);
        if (flock(file, LOCK_EX | LOCK_NB) == 0) return lock;
        if (errno != EWOULDBLOCK) return io_error(path, errno);
        return fail(ErrorCode::IndexLocked,
                    fmt::format("{}: another nachlese-search --alerts is at work", state_path),
                    "wait until it has ended");
    }
    ~StateLock() {
        if (file_ >= 0) close(file_);
    }
    StateLock(StateLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    StateLock& operator=(StateLock&&) = delete;

  private:
    explicit StateLock(int file) : file_(file) {}
    int file_;
};

// The generation to be looked at, whatever goes live meanwhile: docids mean nothing in another.
Result<Generation> generation_of(const SearchOptions& options) {
    if (options.generation > 0) return generation_numbered(options.index, options.generation);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(options.index, ignored)) {
        return fail(ErrorCode::Usage,
                    fmt::format("{}: alerts are of an index folder, not of a list of shards",
                                options.index),
                    "run them for each shard by itself, with a state of its own");
    }
    return live_generation(options.index);
}

struct ParsedQuery {
    SavedQuery saved;
    QueryResult<QueryNode> tree;
};

class AlertRun {
  public:
    explicit AlertRun(const SearchOptions& options)
        : options_(options), state_path_(state_path_of(options)) {}

    Result<void> read_queries() {
        const auto text =
            read_small_file(options_.alerts_path, kMaxFileBytes, "name a file of saved queries");
        if (!text) return tl::unexpected(text.error());
        SavedQueries file = parse_saved_queries(*text, options_.alerts_path);
        digest_.faults = std::move(file.faults);
        for (SavedQuery& saved : file.queries) {
            auto tree = parse_query_text(saved.text, options_);
            queries_.push_back({std::move(saved), std::move(tree)});
        }
        return {};
    }

    Result<void> count_articles() {
        auto before = read_alert_state(state_path_);
        if (!before) return tl::unexpected(before.error());
        before_ = std::move(*before);
        const auto generation = generation_of(options_);
        if (!generation) return tl::unexpected(generation.error());
        generation_ = *generation;
        auto database = open_index(generation_.database);
        if (!database) return tl::unexpected(database.error());
        database_ = std::move(*database);
        auto census = take_census();
        if (!census) return tl::unexpected(census.error());
        census_ = std::move(*census);
        return {};
    }

    Result<void> search() {
        digest_.number = census_.state.digest;
        digest_.made_at = options_.now.local();
        digest_.index = make_valid_utf8(options_.index);
        digest_.generation = generation_.number;
        if (before_) {
            digest_.articles_added = census_.added;
            digest_.articles_changed = census_.changed;
        }
        digest_.changes_are_untold = census_.changes_are_untold;
        auto searcher = Searcher::open(generation_.database);
        if (!searcher) return tl::unexpected(searcher.error());
        auto synonyms = load_synonyms(options_.index, options_.synonyms_path);
        if (!synonyms) return tl::unexpected(synonyms.error());
        AlertSearch alert_search(options_, database_, census_, *searcher, *synonyms);
        for (const ParsedQuery& query : queries_) {
            auto answer = answer_to(query, alert_search);
            if (!answer) return tl::unexpected(answer.error());
            digest_.queries.push_back(std::move(*answer));
        }
        return {};
    }

    Result<void> write(std::ostream& out) const {
        if (options_.digest_path.empty()) {
            options_.format->write_digest(digest_, out);
            if (out.flush()) return {};
            return fail(ErrorCode::Io, "standard output cannot be written",
                        "the next digest tells the same again");
        }
        const std::string json =
            to_json(digest_).dump(kIndentation, ' ', false,
                                  nlohmann::ordered_json::error_handler_t::replace) +
            '\n';
        return replace_file(options_.digest_path + ".json", json).and_then([this] {
            return replace_file(options_.digest_path + ".md", to_markdown(digest_));
        });
    }

    Result<void> remember() {
        AlertState& state = census_.state;
        for (const QueryDigest& query : digest_.queries)
            state.queries[query.name] = query.failure ? query.since : state.digest;
        // A name that was not understood may be one of those that are not there now.
        if (before_ && !digest_.faults.empty())
            state.queries.insert(before_->queries.begin(), before_->queries.end());
        return replace_file(state_path_, to_bytes(state));
    }

    [[nodiscard]] int exit_status() const {
        for (const Error& fault : digest_.faults)
            warn(fault);
        for (const QueryDigest& query : digest_.queries) {
            if (query.failure) warn(*query.failure);
        }
        if (const auto failure = digest_.first_failure()) return nachlese::exit_status(*failure);
        return digest_.count() > 0 ? 0 : nachlese::exit_status(ErrorCode::NothingFound);
    }

    [[nodiscard]] const std::string& state_path() const { return state_path_; }

  private:
    static void warn(const Error& error) { fmt::print(stderr, "{}\n", describe(error)); }

    // Once more where a writer has taken the revision away that was open.
    Result<Census> take_census() {
        try {
            for (int attempt = 1;; ++attempt) {
                try {
                    return nachlese::take_census(database_, before_, options_.now.local(),
                                                 state_path_);
                } catch (const Xapian::DatabaseError&) {
                    if (attempt == kMaxAttempts || !database_.reopen()) throw;
                }
            }
        } catch (const Xapian::Error& error) {
            return tl::unexpected(from_xapian(error, options_.index));
        }
    }

    // A name that was not there before begins with this digest.
    [[nodiscard]] DigestNumber told_to(const std::string& name) const {
        if (!before_) return census_.state.digest;
        const auto found = before_->queries.find(name);
        return found == before_->queries.end() ? before_->digest : found->second;
    }

    // Fails where the index fails; a query that is wrong is a failure of its own.
    Result<QueryDigest> answer_to(const ParsedQuery& query, AlertSearch& alert_search) {
        QueryDigest answer;
        answer.name = query.saved.name;
        answer.query = collapse_whitespace(query.saved.text);
        answer.since = told_to(answer.name);
        if (!query.tree) {
            answer.failure = locate(query.tree.error(), query.saved, options_.alerts_path);
            return answer;
        }
        try {
            auto searched = alert_search.run(*query.tree, answer);
            if (searched) return answer;
            if (searched.error().code != ErrorCode::BadQuery) {
                return tl::unexpected(searched.error());
            }
            answer.failure = searched.error();
            answer.failure->message =
                fmt::format("{}: line {}: [{}]: {}", options_.alerts_path, query.saved.line,
                            answer.name, searched.error().message);
            return answer;
        } catch (const Xapian::Error& error) {
            return tl::unexpected(from_xapian(error, options_.index));
        }
    }

    const SearchOptions& options_;
    std::string state_path_;
    std::vector<ParsedQuery> queries_;
    std::optional<AlertState> before_;
    Generation generation_;
    Xapian::Database database_;
    Census census_;
    Digest digest_;
};

}  // namespace

Result<int> run_alerts(const SearchOptions& options, std::ostream& out) {
    AlertRun run(options);
    if (auto read = run.read_queries(); !read) return tl::unexpected(read.error());
    std::optional<StateLock> lock;
    if (!options.dry_run) {
        auto taken = StateLock::take(run.state_path());
        if (!taken) return tl::unexpected(taken.error());
        lock.emplace(std::move(*taken));
    }
    auto done = run.count_articles().and_then([&] { return run.search(); }).and_then([&] {
        return run.write(out);
    });
    if (done && !options.dry_run) done = run.remember();
    if (!done) return tl::unexpected(done.error());
    return run.exit_status();
}

}  // namespace nachlese
