// What a run did, for people and for machines.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace nachlese {

// Something in the archive that the user should know about.
enum class FindingKind { Failure, Collision, Lost, KnownFailure, Unvisited, NoArticle, Warning };

struct Finding {
    FindingKind kind = FindingKind::Failure;
    std::string path;  // below its root
    std::string reason;
};

struct RunReport {
    std::string verb;
    std::string index;
    std::vector<std::string> roots;  // absolute paths
    int generation = 0;
    std::string started;  // ISO 8601
    double seconds = 0.0;
    bool interrupted = false;
    std::optional<Error> failure;  // what ended the run before its time

    std::uint64_t files_seen = 0;
    std::uint64_t files_unchanged = 0;
    std::uint64_t files_touched = 0;  // another time, the same content
    std::uint64_t files_read = 0;
    std::uint64_t files_removed = 0;
    std::uint64_t files_failed = 0;
    std::uint64_t articles_added = 0;
    std::uint64_t articles_removed = 0;
    std::uint64_t articles_total = 0;  // in the index, after the run
    std::uint64_t bytes_read = 0;      // of files on disk
    // Of the file system of the index, for whoever ran it, after the run; nothing where it does
    // not tell.
    std::optional<std::uint64_t> free_bytes;

    std::vector<Finding> findings;

    [[nodiscard]] std::uint64_t count(FindingKind kind) const;
    // That of `failure`; Incomplete where an input failed, Interrupted where the run was.
    [[nodiscard]] int exit_status() const;
};

// One JSON object, indented by two, with a line break at its end. scripts/lib/nightly_state.sh
// takes the numbers from its lines.
[[nodiscard]] std::string to_json(const RunReport& report);

// A summary of a few lines for standard error; names the first findings.
[[nodiscard]] std::string to_text(const RunReport& report);

}  // namespace nachlese
