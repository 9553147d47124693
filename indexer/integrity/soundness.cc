#include "indexer/integrity/soundness.h"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/index_check.h"

namespace nachlese {

namespace {

// Xapian keeps blocks for one commit; a check that takes longer than two begins again.
constexpr int kMostTries = 5;

std::optional<std::uint64_t> revision_of(const std::string& database_path) {
    try {
        return Xapian::Database(database_path).get_revision();
    } catch (const Xapian::Error&) {
        return std::nullopt;
    }
}

Result<std::vector<std::string>> check_content(const std::string& database_path,
                                               XapianCheck xapian_check) {
    for (int tries = 0; tries < kMostTries; ++tries) {
        const auto before = revision_of(database_path);
        auto damage = check_index(database_path, xapian_check);
        if (damage && damage->empty()) return damage;
        if (revision_of(database_path) == before) return damage;
    }
    return fail(ErrorCode::Io,
                fmt::format("{}: changes faster than it can be checked", database_path),
                "check it when no run goes on; --quick looks at the checksums alone");
}

}  // namespace

Result<Soundness> check_soundness(const std::string& database_path, Thoroughness thoroughness) {
    Soundness found;
    auto checksums = check_checksums(database_path);
    if (!checksums) {
        if (checksums.error().code != ErrorCode::IndexDamaged) {
            return tl::unexpected(checksums.error());
        }
        found.damage.push_back(checksums.error().message);
        return found;
    }
    found.damage = std::exchange(checksums->damage, {});
    found.checksums = std::move(*checksums);
    // What is damaged may well make Xapian crash that walks over it.
    if (!found.damage.empty()) return found;
    if (!found.checksums.is_judged) return tl::unexpected(cannot_be_checked(database_path));
    if (thoroughness == Thoroughness::Bytes && found.checksums.coverage != Coverage::None) {
        return found;
    }
    found.is_without_xapian =
        found.checksums.coverage == Coverage::Whole && !can_xapian_check(database_path);
    auto damage = check_content(database_path,
                                found.is_without_xapian ? XapianCheck::LeaveOut : XapianCheck::Run);
    if (!damage && damage.error().code != ErrorCode::IndexDamaged) {
        return tl::unexpected(damage.error());
    }
    if (damage) {
        found.damage = std::move(*damage);
    } else {
        found.damage.push_back(damage.error().message);
    }
    return found;
}

}  // namespace nachlese
