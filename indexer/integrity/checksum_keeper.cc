#include "indexer/integrity/checksum_keeper.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "indexer/integrity/checksum_check.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

bool is_marked(const std::string& database_path) {
    std::error_code ignored;
    return fs::exists(change_mark(database_path), ignored);
}

Result<void> remove_mark(const std::string& database_path) {
    const std::string mark = change_mark(database_path);
    if (unlink(mark.c_str()) != 0 && errno != ENOENT) return io_error(mark, errno);
    return flush_folder(database_path);
}

Result<Checksums> compute(const std::string& database_path) {
    try {
        return compute_checksums(database_path, Xapian::Database(database_path));
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, database_path));
    }
}

Result<void> check_undamaged(const std::string& database_path) {
    const auto report = check_checksums(database_path);
    if (!report) return tl::unexpected(report.error());
    if (report->damage.empty()) return {};
    return fail(ErrorCode::IndexDamaged, report->damage.front(),
                "nothing was changed; run `nachlese-index repair`");
}

// What a run that was cut has left is believed where Xapian finds nothing wrong with it.
Result<void> make_good(const std::string& database_path) {
    if (auto undamaged = check_undamaged(database_path); !undamaged) return undamaged;
    const auto checksums = compute(database_path);
    if (!checksums) return tl::unexpected(checksums.error());
    if (auto written = write_checksums(database_path, *checksums); !written) return written;
    return remove_mark(database_path);
}

// IndexDamaged where there are none and should be.
Result<void> check_none_expected(const std::string& database_path) {
    const auto report = check_checksums(database_path);
    if (!report) return tl::unexpected(report.error());
    return {};
}

}  // namespace

Result<std::unique_ptr<ChecksumKeeper>> ChecksumKeeper::open(const std::string& database_path) {
    auto checksums = read_checksums(database_path);
    if (!checksums) return tl::unexpected(checksums.error());
    if (!*checksums) {
        if (auto none = check_none_expected(database_path); !none) {
            return tl::unexpected(none.error());
        }
        return nullptr;
    }
    const bool was_cut = is_marked(database_path);
    if (was_cut) {
        if (auto made = make_good(database_path); !made) return tl::unexpected(made.error());
        checksums = read_checksums(database_path);
        if (!checksums) return tl::unexpected(checksums.error());
    }
    return std::unique_ptr<ChecksumKeeper>(
        new ChecksumKeeper(database_path, std::move(checksums->value()), was_cut));
}

Result<void> ChecksumKeeper::before_change() {
    if (is_marked_) return {};
    if (!is_compared_) {
        if (auto undamaged = check_undamaged(path_); !undamaged) return undamaged;
        is_compared_ = true;
    }
    if (auto marked = replace_file(change_mark(path_), std::string{}); !marked) return marked;
    is_marked_ = true;
    return {};
}

Result<void> ChecksumKeeper::after_commit(const Xapian::Database& database) {
    if (!is_marked_ || database.get_revision() == checksums_.revision) return {};
    // Xapian does not flush the folder in which it renames what makes a commit.
    if (auto flushed = flush_folder(path_); !flushed) return flushed;
    if (auto renewed = renew_checksums(checksums_, path_, database); !renewed) return renewed;
    return write_checksums(path_, checksums_);
}

Result<void> ChecksumKeeper::close() {
    if (!is_marked_) return {};
    is_marked_ = false;
    return remove_mark(path_);
}

Result<void> write_first_checksums(const std::string& database_path) {
    const auto checksums = compute(database_path);
    if (!checksums) return tl::unexpected(checksums.error());
    return write_checksums(database_path, *checksums);
}

}  // namespace nachlese
