#include "indexer/update_space.h"

#include <algorithm>
#include <utility>

namespace nachlese {

namespace {

// Xapian writes each block that it changes anew, at worst one for each term of what a commit
// changes. So many terms has an article, and so many different ones all articles of a commit; and
// about half of the blocks of an index are postings: ARCHITECTURE.md, "Room on the disk".
constexpr std::uint64_t kBlockBytes = 8192;
constexpr std::uint64_t kTermsOfArticle = 890;
constexpr std::uint64_t kTermsOfCommit = 120'000;
constexpr double kMostGrowth = 0.55;
// A small index may double.
constexpr std::uint64_t kMostGrowthOfSmallIndex = std::uint64_t{4} << 20U;
// What is new takes this much of its text, and so much text is in a commit.
constexpr std::uint64_t kBytesForTextByte = 3;
constexpr std::uint64_t kTextOfCommit = std::uint64_t{6} << 20U;

std::uint64_t changes_of(const ChangePlan& plan) {
    std::uint64_t changes = plan.files_to_read;
    for (const FolderChanges& folder : plan.folders)
        changes += folder.gone.size();
    return changes;
}

}  // namespace

UpdateSpace::UpdateSpace(const DiskSpace& disk, std::string database_path,
                         std::function<void()> end_run)
    : disk_(disk),
      database_path_(std::move(database_path)),
      end_run_(std::move(end_run)),
      size_(bytes_of_files(database_path_)) {}

Result<void> UpdateSpace::check_start(const ChangePlan& plan) const {
    const std::uint64_t changes = changes_of(plan);
    if (changes == 0) return {};
    const std::uint64_t terms = std::min(changes * kTermsOfArticle, kTermsOfCommit);
    const std::uint64_t added = std::min(plan.bytes_to_read, kTextOfCommit) * kBytesForTextByte;
    const auto growth =
        std::max(static_cast<std::uint64_t>(static_cast<double>(size_) * kMostGrowth),
                 kMostGrowthOfSmallIndex);
    return disk_.check_room_for(std::min(terms * kBlockBytes, growth) + added,
                                "nothing was changed");
}

void UpdateSpace::after_commit() {
    const std::uint64_t size = bytes_of_files(database_path_);
    largest_growth_ = std::max(largest_growth_, size - std::min(size, size_));
    size_ = size;
    outcome_ = disk_.check_room_for(largest_growth_,
                                    "what was committed stays, and the next run goes on behind it");
    if (!outcome_) end_run_();
}

}  // namespace nachlese
