#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/commands/commands.h"
#include "indexer/file_report.h"
#include "indexer/folder_reading.h"
#include "indexer/interruption.h"
#include "indexer/parts.h"
#include "indexer/scanner.h"
#include "schema/article_json.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

void print_line(const nlohmann::ordered_json& json) {
    fmt::print("{}\n", to_json_line(json));
}

void print_reason(const std::string& path, const std::string& reason) {
    print_line({{"path", path}, {"article", false}, {"reason", reason}});
}

// Reading what is being written would have no end.
bool is_output(const std::string& file) {
    struct stat output {};
    struct stat input {};
    return fstat(STDOUT_FILENO, &output) == 0 && S_ISREG(output.st_mode) &&
           stat(file.c_str(), &input) == 0 && input.st_dev == output.st_dev &&
           input.st_ino == output.st_ino;
}

class Extraction {
  public:
    // Both are borrowed.
    Extraction(const ReadingTime& time, const JsonMap& map, bool show_segments)
        : time_(time), map_(map), show_segments_(show_segments) {}

    Result<void> extract(const std::string& path) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) return extract_folder(path);
        if (auto exists = stat_file(path); !exists) return tl::unexpected(exists.error());
        return extract_file(path);
    }

    [[nodiscard]] bool failed() const { return failed_; }

  private:
    Result<void> extract_folder(const std::string& root) {
        holders_.clear();
        auto scanned =
            scan(root, "",
                 {[&](FolderListing&& listing) { extract_listing(root, listing); },
                  [&](ScanProblem&& problem) { fail_at(problem.path, problem.reason); }});
        extract_set_aside(root);
        return scanned;
    }

    // What may be a part of another file: when all others have been read.
    void extract_set_aside(const std::string& root) {
        for (const auto& [folder, names] : std::exchange(set_aside_, {})) {
            const std::vector<std::string> neighbours = list_files(join_path(root, folder));
            FolderReading reading(root, folder, neighbours, time_.zone, time_.now, &map_);
            for (const std::string& name : names) {
                if (interrupted()) return;
                const auto holders = holders_.find(reading.path(name));
                if (holders != holders_.end()) {
                    print_reason(reading.path(name), reason_of_part(holders->second));
                } else {
                    read(reading, name, sink_of(reading, name));
                }
            }
        }
    }

    void extract_listing(const std::string& root, const FolderListing& listing) {
        std::vector<std::string> names;
        for (const FileEntry& entry : listing.files)
            names.push_back(entry.name);
        FolderReading reading(root, listing.folder, names, time_.zone, time_.now, &map_);
        for (const std::string& name : names) {
            if (interrupted()) return;
            // The analyser does not see that std::function frees what it holds.
            // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDeleteLeaks)
            ReadSink sink = sink_of(reading, name);
            sink.part = [&](FilePart&& part) {
                if (!part.is_missing) holders_[part.path].insert(reading.path(name));
            };
            sink.set_aside = [&] { set_aside_[listing.folder].push_back(name); };
            read(reading, name, sink);
        }
    }

    // A file on its own is read as it would be in its folder's index: with the lines that recur
    // across its neighbours known.
    Result<void> extract_file(const std::string& path) {
        const fs::path file(path);
        const std::string folder = file.parent_path().string();
        if (!reading_ || folder != folder_) {
            folder_ = folder;
            neighbours_ = list_files(folder.empty() ? "." : folder);
            reading_.emplace("", folder_, neighbours_, time_.zone, time_.now, &map_);
        }
        const std::string name = file.filename().string();
        read(*reading_, name, sink_of(*reading_, name));
        return {};
    }

    [[nodiscard]] ReadSink article_sink() {
        return {
            [](Article&& article) { print_line(to_json(article)); },
            [](NoArticle&& none) { print_reason(none.path, none.reason); },
            [this](ReadFailure&& failure) { fail_at(failure.path, failure.reason); },
            [](ReadWarning&& warning) {
                fmt::print(stderr, "{}: {}\n", printable(warning.path), printable(warning.message));
            },
            [] { return interrupted(); },
        };
    }

    // Lines take the place of articles.
    [[nodiscard]] ReadSink segment_sink(const std::string& path) {
        ReadSink sink = article_sink();
        sink.article = [](Article&& /*article*/) {};
        sink.line = [path, is_first = true](const LineRole& line) mutable {
            if (std::exchange(is_first, false)) fmt::print("{}\n", printable(path));
            fmt::print("{:>6}  {:<10}  {:<48}  {}\n", line.line, line.role, line.reason,
                       printable(line.text));
        };
        return sink;
    }

    [[nodiscard]] ReadSink sink_of(const FolderReading& reading, const std::string& name) {
        return show_segments_ ? segment_sink(reading.path(name)) : article_sink();
    }

    void read(FolderReading& reading, const std::string& name, const ReadSink& sink) {
        if (is_output(reading.file(name))) {
            print_reason(reading.path(name), "it is what the articles are written to");
            return;
        }
        if (auto outcome = reading.read(name, sink);
            !outcome && outcome.error().code != ErrorCode::Interrupted) {
            fail_at(reading.path(name), without_name(outcome.error().message, reading.path(name)));
        }
    }

    void fail_at(const std::string& path, const std::string& reason) {
        failed_ = true;
        print_reason(path, reason);
    }

    const ReadingTime& time_;
    const JsonMap& map_;
    const bool show_segments_;
    bool failed_ = false;
    std::string folder_;
    std::vector<std::string> neighbours_;
    std::optional<FolderReading> reading_;
    std::map<std::string, std::set<std::string>> holders_;       // of parts, all by path
    std::map<std::string, std::vector<std::string>> set_aside_;  // names by folder
};

}  // namespace

Result<int> run_extract(const IndexerOptions& options) {
    const auto time = reading_time(options);
    if (!time) return tl::unexpected(time.error());
    const auto map = map_given(options);
    if (!map) return tl::unexpected(map.error());
    const JsonMap known_keys_alone;
    watch_for_interruption();
    Extraction extraction(*time, *map ? **map : known_keys_alone, options.show_segments);
    for (const std::string& path : options.paths) {
        if (auto extracted = extraction.extract(path); !extracted) {
            return tl::unexpected(extracted.error());
        }
    }
    if (interrupted()) return exit_status(ErrorCode::Interrupted);
    return extraction.failed() ? exit_status(ErrorCode::Incomplete) : 0;
}

}  // namespace nachlese
