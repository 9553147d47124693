// Lines that recur across the files of one folder. Evidence only: what most files of a folder
// share is the page they were cut from, while agency copy repeated in a few is still an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nachlese {

// Immutable once built; const use is thread-safe.
class RecurringLines {
  public:
    // `texts` are the decoded texts of files of one folder.
    explicit RecurringLines(const std::vector<std::string>& texts);

    // The share of the sampled files that hold the line, 0 to 1. Digits and white space do not
    // count: "3 Kommentare" is "12 Kommentare".
    [[nodiscard]] double spread(std::string_view line) const;

    // Whether the line is so widespread for its length that it is the page's and not an article's.
    // Never true with fewer than kFewestFiles files.
    [[nodiscard]] bool is_furniture(std::string_view line) const;

    [[nodiscard]] std::size_t files() const { return files_; }

    static constexpr std::size_t kFewestFiles = 4;

  private:
    std::size_t files_ = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> files_with_;  // by hash of the normalised line
};

// How much of a folder is looked at.
struct RecurringLinesSample {
    std::size_t max_files = 64;
    std::size_t max_bytes_per_file = std::size_t{256} << 10U;
};

// Reads a sample of the files at `paths`, all of one folder; the same one whatever their order.
// Files that cannot be read, are larger than the sample allows, or are no text dumps are passed
// over.
[[nodiscard]] RecurringLines sample_recurring_lines(std::vector<std::string> paths,
                                                    const RecurringLinesSample& sample = {});

}  // namespace nachlese
