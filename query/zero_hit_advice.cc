#include "query/zero_hit_advice.h"

#include <algorithm>

#include <fmt/format.h>

#include "query/result.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxBytesQuoted = 200;  // of a word or a clause

std::string quoted(std::string_view text) {
    const std::string_view beginning = truncate(text, kMaxBytesQuoted);
    return fmt::format("{}{}", beginning, beginning.size() < text.size() ? "…" : "");
}

std::string articles(std::uint64_t count) {
    return fmt::format("{} {}", count, count == 1 ? "article" : "articles");
}

// "a", "a or b", "a, b or c".
std::string listed(const std::vector<std::string>& items, std::string_view conjunction) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", conjunction) : ", ";
        text += items[i];
    }
    return text;
}

std::string notice_of(const DoubtfulWord& word) {
    std::string text =
        fmt::format("\"{}\" stands in {}{}.", quoted(word.text),
                    word.article_count == 0 ? "no article" : articles(word.article_count),
                    word.field == nullptr ? "" : fmt::format(" (field {})", word.field->name));
    if (word.suggestions.empty()) return text;
    std::vector<std::string> spellings;
    for (const SuggestedSpelling& suggestion : word.suggestions) {
        spellings.push_back(
            fmt::format("{} ({})", quoted(suggestion.text), articles(suggestion.article_count)));
    }
    return fmt::format("{} Did you mean {}?", text, listed(spellings, "or"));
}

std::string quoted_clauses(const std::vector<SourceRange>& ranges, std::string_view query) {
    std::vector<std::string> clauses;
    clauses.reserve(ranges.size());
    for (const SourceRange& range : ranges)
        clauses.push_back(quoted(text_in(query, range)));
    return listed(clauses, "and");
}

std::string notice_of(const Relaxation& relaxation, std::string_view query) {
    std::string change;
    if (!relaxation.dropped.empty()) {
        change = fmt::format("Without {}", quoted_clauses(relaxation.dropped, query));
    }
    if (!relaxation.scattered.empty()) {
        change += fmt::format("{} the words of {} anywhere in the text",
                              change.empty() ? "With" : " and with",
                              quoted_clauses(relaxation.scattered, query));
    }
    return fmt::format("{}: {}{}.", change, relaxation.is_exact ? "" : "up to ",
                       articles(relaxation.count));
}

}  // namespace

std::vector<std::string> notices_of(const ZeroHitAdvice& advice, std::string_view query) {
    std::vector<std::string> notices;
    const std::size_t named = std::min(advice.words.size(), kMaxWordsNamed);
    for (std::size_t i = 0; i < named; ++i)
        notices.push_back(notice_of(advice.words[i]));
    if (named < advice.words.size()) {
        notices.push_back(
            fmt::format("{} more words stand in no article.", advice.words.size() - named));
    }
    for (const Relaxation& relaxation : advice.relaxations)
        notices.push_back(notice_of(relaxation, query));
    return notices;
}

}  // namespace nachlese
