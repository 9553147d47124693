#include "schema/analysis/user_splitter.h"

#include <algorithm>

#include "schema/utf8.h"

namespace nachlese {

namespace {

// By how much an inflected form can be longer than the entry.
constexpr std::size_t kMaxInflectionBytes = 5;

}  // namespace

// Parts [first, last) that are one word of the user's, and where that is cut.
struct UserSplitter::Run {
    std::size_t first;
    std::size_t last;
    std::vector<std::size_t> cuts;
};

UserSplitter::UserSplitter(const UserCompounds& compounds, const WordStemmer& stemmer)
    : stemmer_(stemmer), entries_(compounds.entries()) {
    for (const auto& [word, cuts] : entries_) {
        longest_ = std::max(longest_, word.size() + kMaxInflectionBytes);
        if (cuts.empty()) {
            whole_stems_.insert(stemmer_.stem(word, word, 0).text);
        } else {
            by_modifiers_[word.substr(0, cuts.back())].try_emplace(
                stemmer_.head_stem(std::string_view(word).substr(cuts.back())), cuts);
        }
    }
}

std::optional<std::vector<std::size_t>> UserSplitter::split(std::string_view word) const {
    if (word.size() > longest_) return std::nullopt;
    if (const auto entry = entries_.find(word); entry != entries_.end()) return entry->second;
    if (const auto* const cuts = cuts_of_inflected(word)) return *cuts;
    if (is_whole_inflected(word)) return std::vector<std::size_t>{};
    return std::nullopt;
}

const std::vector<std::size_t>* UserSplitter::cuts_of_inflected(std::string_view word) const {
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (!begins_code_point(word[at])) continue;
        const auto modifiers = by_modifiers_.find(word.substr(0, at));
        if (modifiers == by_modifiers_.end()) continue;
        const auto entry = modifiers->second.find(stemmer_.head_stem(word.substr(at)));
        if (entry != modifiers->second.end()) return &entry->second;
    }
    return nullptr;
}

bool UserSplitter::is_whole_inflected(std::string_view word) const {
    return !whole_stems_.empty() && whole_stems_.contains(stemmer_.stem(word, word, 0).text);
}

std::vector<std::size_t> UserSplitter::amend(std::string_view word,
                                             const std::vector<std::size_t>& cuts) const {
    if (entries_.empty()) return cuts;
    std::vector<std::size_t> bounds{0};
    bounds.insert(bounds.end(), cuts.begin(), cuts.end());
    bounds.push_back(word.size());
    std::vector<std::size_t> amended;
    amend_between(word, bounds, 0, bounds.size() - 1, amended);
    return amended;
}

std::optional<UserSplitter::Run> UserSplitter::longest_run(std::string_view word,
                                                           const std::vector<std::size_t>& bounds,
                                                           std::size_t first,
                                                           std::size_t last) const {
    for (std::size_t length = last - first; length >= 2; --length) {
        for (std::size_t begin = first; begin + length <= last; ++begin) {
            const std::size_t start = bounds[begin];
            auto cuts = split(word.substr(start, bounds[begin + length] - start));
            if (cuts) return Run{begin, begin + length, std::move(*cuts)};
        }
    }
    return std::nullopt;
}

// As deep as there are parts in a word, at most.
void UserSplitter::amend_between(std::string_view word, const std::vector<std::size_t>& bounds,
                                 std::size_t first, std::size_t last,
                                 std::vector<std::size_t>& cuts) const {
    const auto run = longest_run(word, bounds, first, last);
    if (!run) {
        cuts.insert(cuts.end(), bounds.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    bounds.begin() + static_cast<std::ptrdiff_t>(std::max(last, first + 1)));
        return;
    }
    if (run->first > first) {
        amend_between(word, bounds, first, run->first, cuts);
        cuts.push_back(bounds[run->first]);
    }
    for (const std::size_t cut : run->cuts)
        cuts.push_back(bounds[run->first] + cut);
    if (run->last < last) {
        cuts.push_back(bounds[run->last]);
        amend_between(word, bounds, run->last, last, cuts);
    }
}

}  // namespace nachlese
