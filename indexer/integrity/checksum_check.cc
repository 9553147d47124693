#include "indexer/integrity/checksum_check.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <thread>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/index_check.h"
#include "indexer/integrity/block_reader.h"
#include "indexer/integrity/change_mark.h"
#include "indexer/integrity/free_blocks.h"
#include "schema/hash.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

// Beside a writer that commits, blocks are looked at again by the checksums of the newer revision.
constexpr int kMostRounds = 50;
constexpr int kMostRoundsOfOneState = 3;
constexpr std::chrono::milliseconds kPause{100};

struct Mismatch {
    std::uint64_t block = 0;
    std::uint64_t revision = 0;  // that the block says it is of
    bool is_new = false;         // the checksums know no such block
};

struct FileMismatches {
    std::vector<Mismatch> blocks;
    std::string problem;  // of the file as a whole
};

using Mismatches = std::map<std::string, FileMismatches>;

// What there was to see of a database at one moment.
struct State {
    std::optional<Checksums> checksums;
    std::optional<ChangeMark> mark;
    bool operator==(const State&) const = default;
};

Result<State> state_of(const std::string& database_path) {
    // A run takes the mark away after its last checksums, so it has to be looked for first.
    auto mark = read_change_mark(database_path);
    if (!mark) return tl::unexpected(mark.error());
    auto checksums = read_checksums(database_path);
    if (!checksums) return tl::unexpected(checksums.error());
    return State{std::move(*checksums), std::move(*mark)};
}

// `only`: the blocks to look at; all if null.
Result<FileMismatches> compare(const FileChecksums& file, const std::string& path,
                               const std::set<std::uint64_t>* only) {
    FileMismatches found;
    std::error_code error;
    if (!fs::exists(path, error)) {
        found.problem = fmt::format("{}: is missing", path);
        return found;
    }
    auto reader = BlockReader::open(
        path, only == nullptr ? BlockReader::Access::Sequential : BlockReader::Access::Random);
    if (!reader) return tl::unexpected(reader.error());
    if (reader->size() < file.size) {
        found.problem = fmt::format("{}: ends at byte {}, {} are missing", path, reader->size(),
                                    file.size - reader->size());
    }
    const auto look_at = [&](std::uint64_t number) -> Result<void> {
        if (number >= reader->blocks()) return {};
        const auto block = reader->block(number);
        if (!block) return tl::unexpected(block.error());
        const bool is_new = number >= file.blocks.size();
        if (is_new || hash64(*block) != file.blocks[number]) {
            found.blocks.push_back({number, block_revision(*block), is_new});
        }
        return {};
    };
    if (only != nullptr) {
        for (const std::uint64_t number : *only) {
            if (auto looked = look_at(number); !looked) return tl::unexpected(looked.error());
        }
        return found;
    }
    for (std::uint64_t number = 0; number < reader->blocks(); ++number) {
        if (auto looked = look_at(number); !looked) return tl::unexpected(looked.error());
    }
    return found;
}

Result<Mismatches> compare(const Checksums& checksums, const std::string& database_path,
                           const FileBlocks* only) {
    Mismatches found;
    std::set<std::string> known;
    for (const FileChecksums& file : checksums.files) {
        known.insert(file.name);
        const std::set<std::uint64_t>* blocks = nullptr;
        if (only != nullptr) {
            const auto at = only->find(file.name);
            if (at == only->end()) continue;
            blocks = &at->second;
        }
        auto mismatches = compare(file, fmt::format("{}/{}", database_path, file.name), blocks);
        if (!mismatches) return tl::unexpected(mismatches.error());
        if (!mismatches->blocks.empty() || !mismatches->problem.empty()) {
            found[file.name] = std::move(*mismatches);
        }
    }
    for (const std::string& name : covered_files(database_path)) {
        if (!known.contains(name)) {
            found[name].problem =
                fmt::format("{}/{}: is none of the files that were written", database_path, name);
        }
    }
    return found;
}

FileBlocks blocks_of(const Mismatches& mismatches) {
    FileBlocks blocks;
    for (const auto& [name, found] : mismatches) {
        std::set<std::uint64_t>& numbers = blocks[name];
        for (const Mismatch& mismatch : found.blocks)
            numbers.insert(mismatch.block);
    }
    return blocks;
}

// One text for each run of blocks.
void describe(const std::string& path, const std::set<std::uint64_t>& blocks,
              std::vector<std::string>& damage) {
    for (auto block = blocks.begin(); block != blocks.end();) {
        const std::uint64_t first = *block;
        std::uint64_t last = first;
        while (++block != blocks.end() && *block == last + 1)
            last = *block;
        std::error_code ignored;
        const std::uint64_t size = fs::file_size(path, ignored);
        damage.push_back(fmt::format("{}: bytes {} to {} are not as they were written", path,
                                     first * kChecksumBlockBytes,
                                     std::min((last + 1) * kChecksumBlockBytes, size) - 1));
    }
}

// Where nothing changes the database, every difference is damage.
void judge_strictly(const std::string& database_path, const Mismatches& mismatches,
                    ChecksumReport& report) {
    const FileBlocks blocks = blocks_of(mismatches);
    for (const auto& [name, found] : mismatches) {
        const std::string path = fmt::format("{}/{}", database_path, name);
        report.damaged_files.insert(name);
        if (!found.problem.empty()) report.damage.push_back(found.problem);
        describe(path, blocks.at(name), report.damage);
    }
}

// While a run changes the database, or after it was cut, blocks may be younger than the checksums;
// others may hold anything as long as nothing uses them. Whether one is used, Xapian knows.
class LenientJudge {
  public:
    LenientJudge(const std::string& database_path, const State& state, ChecksumReport& report)
        : path_(database_path),
          checksums_(*state.checksums),
          copied_(state.mark->damaged),
          report_(report) {}

    void judge(Mismatches mismatches) {
        for (const auto& [name, blocks] : copied_)
            mismatches.try_emplace(name);
        if (mismatches.empty()) return;
        try {
            const Xapian::Database database(path_);
            revision_ = database.get_revision();
            if (database.get_uuid() != checksums_.uuid || revision_ < checksums_.revision) {
                return report_.damage.push_back(fmt::format(
                    "{}/iamglass: names revision {} of database {}, the checksums {} of {}", path_,
                    revision_, database.get_uuid(), checksums_.revision, checksums_.uuid));
            }
        } catch (const Xapian::Error& error) {
            return report_.damage.push_back(from_xapian(error, path_).message);
        }
        for (const auto& [name, found] : mismatches)
            judge(name, found);
        // What is younger than the checksums is Xapian's to judge.
        if (report_.damage.empty() && report_.uncovered_blocks > 0) judge_by_xapian();
    }

  private:
    void judge(const std::string& name, const FileMismatches& found) {
        const std::string path = fmt::format("{}/{}", path_, name);
        if (is_table(name) && is_new(name)) {
            ++report_.uncovered_blocks;
        } else if (!found.problem.empty()) {
            report_.damage.push_back(found.problem);
            report_.damaged_files.insert(name);
        }
        std::set<std::uint64_t> damaged;
        if (const auto copied = copied_.find(name); copied != copied_.end()) {
            damaged = copied->second;
        }
        for (const Mismatch& mismatch : found.blocks) {
            const bool is_younger =
                mismatch.revision > checksums_.revision && mismatch.revision <= revision_ + 1;
            const bool is_of_this_run = is_younger || mismatch.is_new;
            if (is_table(name) ? !is_of_this_run && is_one_commit_ahead()
                               : name != kVersionFileName || revision_ == checksums_.revision) {
                damaged.insert(mismatch.block);
                continue;
            }
            ++report_.uncovered_blocks;
            if (is_table(name) && !is_of_this_run) doubtful_[name].insert(mismatch.block);
        }
        if (!damaged.empty()) report_.damaged_files.insert(name);
        describe(path, damaged, report_.damage);
    }

    // Whoever has committed writes nothing more before there are checksums of that: then all blocks
    // that the commit did not write are as they were, free ones and those that it freed too. It is
    // two that Xapian is ahead where it took back a commit that failed.
    [[nodiscard]] bool is_one_commit_ahead() const { return revision_ == checksums_.revision + 1; }

    [[nodiscard]] bool is_new(const std::string& name) const {
        return std::none_of(checksums_.files.begin(), checksums_.files.end(),
                            [&name](const FileChecksums& file) { return file.name == name; });
    }

    void judge_by_xapian() {
        report_.is_judged = can_xapian_check(path_);
        if (!report_.is_judged) return;
        const auto free = free_blocks(path_);
        if (!free) return report_.damage.push_back(free.error().message);
        for (const auto& [name, blocks] : doubtful_) {
            const auto table = free->find(name);
            std::set<std::uint64_t> used;
            for (const std::uint64_t block : blocks) {
                if (table == free->end() || !table->second.contains(block)) used.insert(block);
            }
            if (!used.empty()) report_.damaged_files.insert(name);
            describe(fmt::format("{}/{}", path_, name), used, report_.damage);
        }
    }

    const std::string& path_;
    const Checksums& checksums_;
    const FileBlocks& copied_;
    ChecksumReport& report_;
    std::uint64_t revision_ = 0;
    FileBlocks doubtful_;
};

ChecksumReport judge(const std::string& database_path, const State& state,
                     const Mismatches& mismatches) {
    ChecksumReport report;
    report.revision = state.checksums->revision;
    if (state.mark) {
        LenientJudge(database_path, state, report).judge(mismatches);
        if (report.uncovered_blocks > 0) report.coverage = Coverage::Behind;
    } else {
        judge_strictly(database_path, mismatches, report);
    }
    return report;
}

Result<ChecksumReport> without_checksums(const std::string& database_path) {
    try {
        if (!expects_checksums(Xapian::Database(database_path))) {
            return ChecksumReport{Coverage::None, {}, {}, 0, 0, true};
        }
    } catch (const Xapian::Error& error) {
        return fail(ErrorCode::IndexDamaged, from_xapian(error, database_path).message,
                    "run `nachlese-index repair`");
    }
    return fail(ErrorCode::IndexDamaged,
                fmt::format("{}: is missing", checksum_file(database_path)),
                "run `nachlese-index repair`");
}

}  // namespace

Result<ChecksumReport> check_checksums(const std::string& database_path) {
    std::error_code ignored;
    if (!fs::is_directory(database_path, ignored)) {
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: is missing", database_path),
                    "run `nachlese-index repair`");
    }
    auto state = state_of(database_path);
    if (!state) return tl::unexpected(state.error());
    if (!state->checksums) return without_checksums(database_path);
    auto mismatches = compare(*state->checksums, database_path, nullptr);
    int rounds_of_this_state = 0;
    for (int round = 1;; ++round) {
        if (!mismatches) return tl::unexpected(mismatches.error());
        ChecksumReport report = judge(database_path, *state, *mismatches);
        if (report.damage.empty() || round == kMostRounds) return report;
        auto now = state_of(database_path);
        if (!now) return tl::unexpected(now.error());
        if (!now->checksums) return without_checksums(database_path);
        rounds_of_this_state = *now == *state ? rounds_of_this_state + 1 : 0;
        const int most = now->mark ? kMostRoundsOfOneState : 1;
        if (rounds_of_this_state == most) return report;
        std::this_thread::sleep_for(kPause);
        state = std::move(now);
        const FileBlocks again = blocks_of(*mismatches);
        mismatches = compare(*state->checksums, database_path, &again);
    }
}

Result<FileBlocks> damaged_blocks(const std::string& database_path, const Checksums& checksums,
                                  const FileBlocks& blocks) {
    FileBlocks damaged;
    for (const FileChecksums& file : checksums.files) {
        const auto wanted = blocks.find(file.name);
        if (wanted == blocks.end()) continue;
        const std::string path = fmt::format("{}/{}", database_path, file.name);
        const auto found = compare(file, path, &wanted->second);
        if (!found) return tl::unexpected(found.error());
        if (!found->problem.empty()) return fail(ErrorCode::IndexDamaged, found->problem);
        for (const Mismatch& mismatch : found->blocks)
            damaged[file.name].insert(mismatch.block);
    }
    return damaged;
}

std::vector<std::string> describe_damage(const std::string& database_path,
                                         const FileBlocks& damaged) {
    std::vector<std::string> damage;
    for (const auto& [name, blocks] : damaged)
        describe(fmt::format("{}/{}", database_path, name), blocks, damage);
    return damage;
}

}  // namespace nachlese
