#include "schema/error.h"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>
#include <xapian.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::array kExitStatuses{
    ExitStatus{0, ErrorCode::Internal, "success; of a search: at least one article was found"},
    ExitStatus{1, ErrorCode::NothingFound, "a search found no article"},
    ExitStatus{1, ErrorCode::Incomplete,
               "an indexing run ended, but some inputs could not be read (they are named)"},
    ExitStatus{2, ErrorCode::Usage, "the command line cannot be understood"},
    ExitStatus{2, ErrorCode::BadQuery, "the query cannot be understood"},
    ExitStatus{3, ErrorCode::IndexMissing, "there is no index at the place given"},
    ExitStatus{4, ErrorCode::IndexIncompatible,
               "the index was written by another version, or with other compounds"},
    ExitStatus{5, ErrorCode::IndexDamaged, "the index is damaged"},
    ExitStatus{6, ErrorCode::IndexLocked, "another process is writing to the index"},
    ExitStatus{7, ErrorCode::Io, "a file or folder cannot be read or written"},
    ExitStatus{8, ErrorCode::BadInput, "the input is not what it should be"},
    ExitStatus{9, ErrorCode::AnswerDiffers, "the answer is not the one that was recorded"},
    ExitStatus{10, ErrorCode::ShardUnreachable, "a shard of the index cannot be reached"},
    ExitStatus{11, ErrorCode::ArchiveShrunk,
               "the archive is empty, or has lost more than is believed; nothing was changed"},
    ExitStatus{12, ErrorCode::GoldenQueryFailed,
               "a golden query does not find what it must; a rebuild or first update publishes "
               "nothing then"},
    ExitStatus{13, ErrorCode::DiskSpaceLow,
               "too little disk space is free for the run; of an update, what was committed stays"},
    ExitStatus{70, ErrorCode::Internal, "an error in the program itself"},
    ExitStatus{130, ErrorCode::Interrupted, "interrupted; what was committed stays"},
    ExitStatus{141, ErrorCode::OutputClosed, "whoever read the output ended first, such as head"},
};

// Xapian::Error is not polymorphic; get_type() names the class that was thrown
// (https://xapian.org/docs/apidoc/html/errortypes_8h.html).
struct XapianError {
    std::string_view type;
    ErrorCode code;
    std::string_view hint;
};
constexpr std::string_view kShardHint =
    "see whether its server runs, or search without it by --partial";
constexpr std::array kXapianErrors{
    XapianError{"DatabaseLockError", ErrorCode::IndexLocked, "wait for the other writer to end"},
    XapianError{"DatabaseVersionError", ErrorCode::IndexIncompatible,
                "rebuild the index with this version"},
    XapianError{"DatabaseCorruptError", ErrorCode::IndexDamaged,
                "see `nachlese-index check`, and run `nachlese-index repair`"},
    XapianError{"DatabaseNotFoundError", ErrorCode::IndexMissing,
                "name an index folder with --index"},
    XapianError{"DatabaseOpeningError", ErrorCode::IndexMissing,
                "name an index folder with --index"},
    XapianError{"DatabaseModifiedError", ErrorCode::Io, "the index was changed: search again"},
    XapianError{"DatabaseError", ErrorCode::Io,
                "see what `nachlese-index check` says of the index, and check free space and "
                "permissions of its folder"},
    // What Xapian makes of a write that failed where it can take nothing back.
    XapianError{"InvalidOperationError", ErrorCode::Io,
                "check free space and permissions of the index folder"},
    XapianError{"NetworkError", ErrorCode::ShardUnreachable, kShardHint},
    XapianError{"NetworkTimeoutError", ErrorCode::ShardUnreachable, kShardHint},
    XapianError{"DatabaseCreateError", ErrorCode::Io,
                "check free space and permissions of the index folder"},
};

}  // namespace

std::span<const ExitStatus> exit_statuses() {
    return kExitStatuses;
}

int exit_status(ErrorCode code) {
    for (const ExitStatus& row : kExitStatuses) {
        if (row.status != 0 && row.code == code) return row.status;
    }
    return 70;
}

Error from_xapian(const Xapian::Error& error, std::string_view what) {
    const std::string_view type = error.get_type();
    const auto* const row =
        std::find_if(kXapianErrors.begin(), kXapianErrors.end(),
                     [type](const XapianError& candidate) { return candidate.type == type; });
    if (row == kXapianErrors.end()) {
        return {ErrorCode::Internal, fmt::format("{}: {}", what, error.get_description()), {}};
    }
    return {row->code, fmt::format("{}: {}", what, error.get_msg()), std::string(row->hint)};
}

std::string system_message(int error_number) {
    return std::error_code(error_number, std::generic_category()).message();
}

std::string describe(const Error& error) {
    std::string text = printable(error.message);
    if (!error.hint.empty()) text += "\n  hint: " + printable(error.hint);
    return text;
}

}  // namespace nachlese
