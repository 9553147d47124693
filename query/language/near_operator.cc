#include "query/language/near_operator.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "query/language/parser.h"
#include "query/language/syntax.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxDigits = 3;  // of kMaxNearDistance

std::optional<std::size_t> read_distance(std::string_view text) {
    std::size_t distance = 0;
    const char* const end = text.data() + text.size();
    if (text.empty() || text.size() > kMaxDigits) return std::nullopt;
    const auto [stopped, error] = std::from_chars(text.data(), end, distance);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    if (distance < 1 || distance > kMaxNearDistance) return std::nullopt;
    return distance;
}

SyntaxElement element_of(NearUnit unit) {
    switch (unit) {
        case NearUnit::Words:
            return SyntaxElement::Near;
        case NearUnit::Sentence:
            return SyntaxElement::Sentence;
        case NearUnit::Paragraph:
            return SyntaxElement::Paragraph;
    }
    return SyntaxElement::Near;
}

// The spelling of the operator that `word` begins with, without its distance.
std::optional<std::string_view> near_name(std::string_view word) {
    const SyntaxRow& row = syntax_row(SyntaxElement::Near);
    for (const std::string_view name : {row.german, row.english}) {
        const std::string_view without_slash = name.substr(0, name.size() - 1);
        if (word.starts_with(name) || word == without_slash) return without_slash;
    }
    return std::nullopt;
}

}  // namespace

QueryResult<std::optional<NearOperator>> read_near_operator(std::string_view word,
                                                            std::size_t begin) {
    for (const NearUnit unit : {NearUnit::Sentence, NearUnit::Paragraph}) {
        if (spells(word, element_of(unit))) return NearOperator{unit, 0};
    }
    const auto name = near_name(word);
    if (!name) return std::nullopt;
    const auto distance =
        word == *name ? std::nullopt : read_distance(word.substr(name->size() + 1));
    if (!distance) {
        return tl::unexpected(QueryError{
            {begin, begin + word.size()},
            fmt::format("expected {}/ and a number of words from 1 to {}, found {}", *name,
                        kMaxNearDistance, word),
            fmt::format("write {0}/5; to search for the word itself, quote it: \"{0}\"", *name)});
    }
    return NearOperator{NearUnit::Words, *distance};
}

std::string near_operator(const Near& near) {
    std::string name(syntax_row(element_of(near.unit)).english);
    if (near.unit == NearUnit::Words) name += std::to_string(near.distance);
    return name;
}

}  // namespace nachlese
