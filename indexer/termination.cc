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

[[noreturn]] void report_and_end() {
    try {
        if (const std::exception_ptr error = std::current_exception())
            std::rethrow_exception(error);
    } catch (const Xapian::Error& error) {
        const Error translated = from_xapian(error, index_at_work());
        fmt::print(stderr, "nachlese-index: {}\n", describe(translated));
        // Not exit(): other threads may be at work, with what destructors would take away.
        _exit(exit_status(translated.code));
    } catch (...) {
        fmt::print(stderr, "nachlese-index: an error of an unknown kind\n");
    }
    std::abort();
}

}  // namespace

void report_errors_of_destructors(const std::string& index) {
    index_at_work() = index;
    std::set_terminate(report_and_end);
}

}  // namespace nachlese
