#include <algorithm>

#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/integrity/soundness.h"
#include "schema/generation.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kMostLines = 50;

void print_damage(const std::vector<std::string>& damage) {
    for (std::size_t i = 0; i < std::min(damage.size(), kMostLines); ++i)
        fmt::print("{}\n", printable(damage[i]));
    if (damage.size() > kMostLines) fmt::print("... and {} more\n", damage.size() - kMostLines);
}

std::string reservation(const Soundness& found) {
    const ChecksumReport& checksums = found.checksums;
    switch (checksums.coverage) {
        case Coverage::Whole:
            if (!found.is_without_xapian) return {};
            return ": every byte is as its checksum says; but Xapian's own check, which opens "
                   "files for writing, was left out, since they cannot be written to";
        case Coverage::Behind:
            return fmt::format(
                ", but {} blocks written since revision {} have no checksums yet, because a run "
                "goes "
                "on or was cut; Xapian finds nothing wrong with them, and the next update covers "
                "them",
                checksums.uncovered_blocks, checksums.revision);
        case Coverage::None:
            return ", but it has no checksums, so that only some damage is noticed; "
                   "`nachlese-index "
                   "rebuild` gives it some";
    }
    return {};
}

// The generation that rollback would bring back; it is as it was published or changed last.
Result<std::vector<std::string>> damage_before(const std::string& index, int live) {
    const std::vector<int> numbers = generation_numbers(index);
    const auto at = std::lower_bound(numbers.begin(), numbers.end(), live);
    if (at == numbers.begin()) return {};
    const auto found =
        check_soundness(generation_numbered(index, *std::prev(at)).database, Thoroughness::Bytes);
    if (!found) return tl::unexpected(found.error());
    return found->damage;
}

}  // namespace

Result<int> run_check(const IndexerOptions& options) {
    const auto live = live_generation(options.index);
    if (!live) return tl::unexpected(live.error());
    const auto found = check_soundness(
        live->database, options.quick_check ? Thoroughness::Bytes : Thoroughness::Content);
    if (!found) return tl::unexpected(found.error());
    print_damage(found->damage);
    if (!found->damage.empty()) return exit_status(ErrorCode::IndexDamaged);
    const auto before = damage_before(options.index, live->number);
    if (!before) return tl::unexpected(before.error());
    print_damage(*before);
    if (!before->empty()) {
        fmt::print("{}: sound, but rollback could not bring the generation before it back\n",
                   printable(options.index));
        return exit_status(ErrorCode::IndexDamaged);
    }
    fmt::print("{}: sound{}\n", printable(options.index), reservation(*found));
    return 0;
}

}  // namespace nachlese
