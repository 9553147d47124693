#include "indexer/readers/recurring_lines.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/encoding.h"
#include "indexer/file_reading.h"
#include "indexer/input.h"
#include "schema/hash.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kLongLine = 120;     // bytes; longer ones are sentences
constexpr double kWidespread = 0.5;        // of the files, for short lines
constexpr double kNearlyEverywhere = 0.8;  // for long ones: consent texts, not agency copy

std::uint64_t key_of(std::string_view line) {
    std::string normal = collapse_whitespace(line);
    std::replace_if(
        normal.begin(), normal.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
    std::string::size_type zeros = 0;
    while ((zeros = normal.find("00", zeros)) != std::string::npos)
        normal.erase(zeros, 1);
    return hash64(normal);
}

// Spread evenly over the sorted paths, so that one day's or one author's files do not decide.
std::vector<std::string> choose(std::vector<std::string> paths, std::size_t count) {
    std::sort(paths.begin(), paths.end());
    if (paths.size() <= count) return paths;
    std::vector<std::string> chosen;
    chosen.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(paths[i * paths.size() / count]);
    return chosen;
}

}  // namespace

RecurringLines::RecurringLines(const std::vector<std::string>& texts) : files_(texts.size()) {
    for (const std::string& text : texts) {
        std::unordered_set<std::uint64_t> seen;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view line = std::string_view(text).substr(begin, end - begin);
            if (!trim(line).empty()) seen.insert(key_of(line));
            begin = end + 1;
        }
        for (const std::uint64_t key : seen)
            ++files_with_[key];
    }
    // What one file alone holds is most of the text and says nothing.
    for (auto entry = files_with_.begin(); entry != files_with_.end();) {
        entry = entry->second < 2 ? files_with_.erase(entry) : std::next(entry);
    }
}

double RecurringLines::spread(std::string_view line) const {
    if (files_ == 0) return 0;
    const auto found = files_with_.find(key_of(line));
    if (found == files_with_.end()) return 0;
    return static_cast<double>(found->second) / static_cast<double>(files_);
}

bool RecurringLines::is_furniture(std::string_view line) const {
    if (files_ < kFewestFiles) return false;
    return spread(line) >= (line.size() > kLongLine ? kNearlyEverywhere : kWidespread);
}

RecurringLines sample_recurring_lines(std::vector<std::string> paths,
                                      const RecurringLinesSample& sample) {
    std::vector<std::string> texts;
    for (const std::string& path : choose(std::move(paths), sample.max_files)) {
        auto input = InputStream::open(path);
        if (!input) continue;
        // Other readers do not ask what recurs, and containers may be huge.
        const Reader* const reader = find_reader(input->head());
        if (reader == nullptr || !reader->asks_for_recurring_lines()) continue;
        const auto bytes = input->read_all(sample.max_bytes_per_file);
        if (!bytes || looks_binary(*bytes)) continue;
        texts.push_back(decode_text(*bytes).text);
    }
    // A file that is there twice says nothing about a third: its text is no furniture.
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return RecurringLines(texts);
}

}  // namespace nachlese
