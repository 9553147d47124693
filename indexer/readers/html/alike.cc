#include "indexer/readers/html/alike.h"

#include <cstddef>
#include <string>
#include <unordered_set>

#include "indexer/readers/dump/text_shape.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

std::unordered_set<std::string> words_of(std::string_view text) {
    const std::string bare = bare_words(text);
    std::unordered_set<std::string> words;
    std::size_t offset = 0;
    for (auto word = dump::next_word(bare, offset); !word.empty();
         word = dump::next_word(bare, offset)) {
        words.emplace(word);
    }
    return words;
}

}  // namespace

std::string bare_words(std::string_view text) {
    // Case folding takes soft hyphens away.
    const std::string folded = fold(text);
    std::string bare;
    std::size_t offset = 0;
    for (auto word = dump::next_word(folded, offset); !word.empty();
         word = dump::next_word(folded, offset)) {
        if (!bare.empty()) bare += ' ';
        bare += word;
    }
    return bare;
}

bool are_alike(std::string_view a, std::string_view b) {
    return are_bare_words_alike(bare_words(a), bare_words(b));
}

bool are_bare_words_alike(std::string_view a, std::string_view b) {
    const std::string_view longer = a.size() < b.size() ? b : a;
    const std::string_view shorter = a.size() < b.size() ? a : b;
    if (shorter.empty()) return false;
    return longer == shorter ||
           (shorter.size() * 2 > longer.size() && longer.find(shorter) != std::string_view::npos);
}

double share_of_words(std::string_view part, std::string_view whole) {
    const auto parts = words_of(part);
    const auto wholes = words_of(whole);
    if (parts.empty()) return 0;
    std::size_t shared = 0;
    for (const std::string& word : parts)
        shared += wholes.count(word);
    return static_cast<double>(shared) / static_cast<double>(parts.size());
}

}  // namespace nachlese::html
