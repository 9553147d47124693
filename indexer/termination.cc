#include "indexer/termination.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "schema/error.h"

namespace nachlese {

namespace {

std::string& index_at_work() {
    static std::string index;
    return index;
}

[[noreturn]] void end_with(const Error& error) {
    fmt::print(stderr, "nachlese-index: {}\n", describe(error));
    // Not exit(): other threads may be at work, with what destructors would take away.
    _exit(exit_status(error.code));
}

[[noreturn]] void report_and_end() {
    try {
        if (const std::exception_ptr error = std::current_exception())
            std::rethrow_exception(error);
    } catch (const Xapian::Error& error) {
        end_with(from_xapian(error, index_at_work()));
    } catch (const std::exception& error) {
        fmt::print(stderr, "nachlese-index: {}\n", error.what());
        std::abort();
    }
    // GCC has destructors that were inlined end the program without a handle to what they threw.
    if (std::uncaught_exceptions() > 0) {
        end_with({ErrorCode::Io,
                  fmt::format("{}: writing to the index has failed", index_at_work()),
                  "check free space and permissions of its folder"});
    }
    std::abort();
}

}  // namespace

void report_errors_of_destructors(const std::string& index) {
    index_at_work() = index;
    std::set_terminate(report_and_end);
}

}  // namespace nachlese
