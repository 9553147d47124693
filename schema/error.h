// Errors are values: a code that carries the exit status, a message that names the file and the
// place in it, and a hint for the user. Exceptions of libraries are turned into them at the edge.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace Xapian {
class Error;
}

namespace nachlese {

enum class ErrorCode {
    NothingFound,  // no error, but a search tells it by its exit status, as grep does
    Incomplete,
    Usage,
    BadQuery,
    BadInput,
    Io,
    IndexMissing,
    IndexIncompatible,
    IndexDamaged,
    IndexLocked,
    Interrupted,
    OutputClosed,
    AnswerDiffers,
    ShardUnreachable,
    ArchiveShrunk,
    GoldenQueryFailed,
    DiskSpaceLow,
    Internal,
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;  // UTF-8, one sentence, no trailing newline
    std::string hint;     // what the user can do; may be empty
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

// The one table of exit statuses; --help and README derive from it.
struct ExitStatus {
    int status;
    ErrorCode code;  // meaningless for status 0
    std::string_view meaning;
};
[[nodiscard]] std::span<const ExitStatus> exit_statuses();
[[nodiscard]] int exit_status(ErrorCode code);

// `what` names the database or file that was being worked on.
[[nodiscard]] Error from_xapian(const Xapian::Error& error, std::string_view what);

// What the system says of an errno, such as "No such file or directory".
[[nodiscard]] std::string system_message(int error_number);

// "message\n  hint: ..." for standard error; control characters are made visible.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace nachlese
