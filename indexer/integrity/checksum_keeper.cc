#include "indexer/integrity/checksum_keeper.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "indexer/integrity/change_mark.h"
#include "indexer/integrity/checksum_check.h"
#include "indexer/integrity/commit_changes.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

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
    return fail(ErrorCode::IndexDamaged, report->damage.front(), "run `nachlese-index repair`");
}

// What a run that was cut has left is believed where Xapian finds nothing wrong with it. Blocks
// that it wrote and no commit flushed get checksums too.
Result<void> make_good(const std::string& database_path) {
    if (auto undamaged = check_undamaged(database_path); !undamaged) return undamaged;
    for (const std::string& name : covered_files(database_path)) {
        if (auto flushed = flush_file(fmt::format("{}/{}", database_path, name)); !flushed) {
            return flushed;
        }
    }
    const auto checksums = compute(database_path);
    if (!checksums) return tl::unexpected(checksums.error());
    if (auto written = write_checksums(database_path, *checksums); !written) return written;
    return remove_change_mark(database_path);
}

// IndexDamaged where there are none and should be.
Result<void> check_none_expected(const std::string& database_path) {
    const auto report = check_checksums(database_path);
    if (!report) return tl::unexpected(report.error());
    return {};
}

// The one on disk. Nothing where it cannot be understood.
std::optional<glass::CommittedRevision> read_revision(const std::string& database_path) {
    std::ifstream file(fmt::format("{}/{}", database_path, kVersionFileName), std::ios::binary);
    return glass::parse_version_file(std::string(std::istreambuf_iterator<char>(file), {}));
}

bool has_files(const std::string& database_path, const Checksums& checksums) {
    const auto is_there = [&database_path](const FileChecksums& file) {
        std::error_code error;
        return fs::file_size(fmt::format("{}/{}", database_path, file.name), error) == file.size &&
               !error;
    };
    return covered_files(database_path).size() == checksums.files.size() &&
           std::all_of(checksums.files.begin(), checksums.files.end(), is_there);
}

// Whether Xapian can be told by what the files say where to write and what is free.
bool is_layout_sound(const std::string& database_path, const Checksums& checksums,
                     const std::optional<glass::CommittedRevision>& revision) {
    if (!revision || !has_files(database_path, checksums)) return false;
    auto blocks = free_list_blocks(database_path, *revision);
    if (!blocks) return false;
    (*blocks)[kVersionFileName].insert(0);
    const auto damaged = damaged_blocks(database_path, checksums, *blocks);
    return damaged && damaged->empty();
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
    const auto mark = read_change_mark(database_path);
    if (!mark) return tl::unexpected(mark.error());
    if (*mark) {
        if (auto made = make_good(database_path); !made) return tl::unexpected(made.error());
        checksums = read_checksums(database_path);
        if (!checksums) return tl::unexpected(checksums.error());
    }
    return std::unique_ptr<ChecksumKeeper>(
        new ChecksumKeeper(database_path, std::move(checksums->value())));
}

Result<void> ChecksumKeeper::before_change() {
    if (is_marked_) return {};
    revision_ = read_revision(path_);
    if (!is_layout_sound(path_, checksums_, revision_)) {
        if (auto undamaged = check_undamaged(path_); !undamaged) return undamaged;
    }
    if (auto marked = write_change_mark(path_, {}); !marked) return marked;
    is_marked_ = true;
    return {};
}

Result<void> ChecksumKeeper::after_commit(const Xapian::Database& database) {
    if (!is_marked_ || database.get_revision() == checksums_.revision) return {};
    // Xapian does not flush the folder in which it renames what makes a commit.
    if (auto flushed = flush_folder(path_); !flushed) return flushed;
    if (auto followed = follow_commit(database); !followed) return followed;
    return write_checksums(path_, checksums_);
}

Result<void> ChecksumKeeper::follow_commit(const Xapian::Database& database) {
    const auto before = std::exchange(revision_, read_revision(path_));
    if (!before || !revision_ || before->number != checksums_.revision ||
        revision_->number != before->number + 1 || revision_->number != database.get_revision()) {
        return look_at_everything(database);
    }
    const auto changes = changes_of_commit(path_, *before, *revision_);
    if (!changes) return look_at_everything(database);
    auto copied = damaged_blocks(path_, checksums_, changes->superseded);
    if (!copied) return tl::unexpected(copied.error());
    if (!copied->empty()) {
        const std::string damage =
            describe_damage(path_, *copied).front() + ", and this run has copied from them";
        if (auto marked = write_change_mark(path_, {std::move(*copied)}); !marked) return marked;
        return fail(ErrorCode::IndexDamaged, damage, "run `nachlese-index repair`");
    }
    return renew_checksums(checksums_, path_, database, changes->written);
}

// Where Xapian has not done what it is known to do.
Result<void> ChecksumKeeper::look_at_everything(const Xapian::Database& database) {
    if (auto undamaged = check_undamaged(path_); !undamaged) return undamaged;
    auto computed = compute_checksums(path_, database);
    if (!computed) return tl::unexpected(computed.error());
    checksums_ = std::move(*computed);
    return {};
}

Result<void> ChecksumKeeper::close() {
    if (!is_marked_) return {};
    is_marked_ = false;
    return remove_change_mark(path_);
}

Result<void> write_first_checksums(const std::string& database_path) {
    const auto checksums = compute(database_path);
    if (!checksums) return tl::unexpected(checksums.error());
    return write_checksums(database_path, *checksums);
}

}  // namespace nachlese
