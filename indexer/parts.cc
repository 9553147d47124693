#include "indexer/parts.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace nachlese {

namespace {

// Between paths: a path below a root has all but this.
constexpr std::string_view kBetweenPaths = "//";

}  // namespace

std::set<std::string> holders_of(const FileRecord& record) {
    std::set<std::string> holders;
    if (record.outcome != FileOutcome::Part) return holders;
    std::string_view rest = record.reason;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(kBetweenPaths), rest.size());
        holders.emplace(rest.substr(0, end));
        rest.remove_prefix(std::min(end + kBetweenPaths.size(), rest.size()));
    }
    return holders;
}

void make_part(FileRecord& record, const std::set<std::string>& holders) {
    record.outcome = FileOutcome::Part;
    record.articles = 0;
    record.reason = fmt::format("{}", fmt::join(holders, kBetweenPaths));
}

std::string reason_of_part(const std::set<std::string>& holders) {
    return fmt::format("its text is in the articles of {}", fmt::join(holders, " and "));
}

std::pair<std::string, std::string> split_path(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return {{}, path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

void FoundParts::add(const Root& root, const std::string& holder,
                     const std::vector<std::string>& parts) {
    read_.emplace(root, holder);
    for (const std::string& part : parts)
        holders_[{root, part}].insert(holder);
}

bool FoundParts::was_read(const Root& root, const std::string& holder) const {
    return read_.contains({root, holder});
}

std::set<std::string> FoundParts::holders(const Root& root, const std::string& part) const {
    const auto found = holders_.find({root, part});
    return found == holders_.end() ? std::set<std::string>{} : found->second;
}

std::vector<std::pair<Root, std::string>> FoundParts::parts() const {
    std::vector<Place> parts;
    for (const auto& [part, holders] : holders_)
        parts.push_back(part);
    return parts;
}

}  // namespace nachlese
