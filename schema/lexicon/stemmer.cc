#include "schema/lexicon/stemmer.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "schema/utf8.h"

namespace nachlese {

namespace {

// Snowball takes these for inflections. At the end of a lemma they are a part of it: Kern, Bürger,
// Hafen, sicher.
constexpr std::array<std::string_view, 6> kLemmaEndings{"ern", "er", "en", "em", "es", "s"};

// It takes -heit off, and -er and -en in front of it as well, which are the adjective's:
// Sicherheit.
constexpr std::string_view kAbstractNounEnding = "heit";

// -el and -er take a bare -n, which Snowball leaves alone: Ziegeln, fordern.
bool ends_in_bare_n(std::string_view word) {
    return word.ends_with("eln") || word.ends_with("ern");
}

std::string_view stem_infinitive(std::string_view verb) {
    const std::size_t ending = verb.ends_with("en") ? 2 : verb.ends_with('n') ? 1 : 0;
    return verb.substr(0, verb.size() - ending);
}

std::string_view leading_code_points(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    while (end < text.size() && (count > 0 || !begins_code_point(text[end]))) {
        if (begins_code_point(text[end])) --count;
        ++end;
    }
    return text.substr(0, end);
}

}  // namespace

Stemmer::Stemmer() : snowball_(sb_stemmer_new("german", "UTF_8"), &sb_stemmer_delete) {
    if (snowball_ == nullptr) throw std::runtime_error("libstemmer has no German stemmer");
}

std::size_t Stemmer::stem_bytes(std::string_view word) const {
    const auto* const stem =
        sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    const std::string_view text(reinterpret_cast<const char*>(stem),
                                static_cast<std::size_t>(sb_stemmer_length(snowball_.get())));
    // It shortens and takes umlauts back, both without moving a letter.
    return leading_code_points(word, count_code_points(text)).size();
}

std::string Stemmer::stem_lemma(std::string_view lemma, WordClass word_class) const {
    if (word_class == WordClass::Verb) return std::string(stem_infinitive(lemma));
    const std::string_view ending = lemma.substr(stem_bytes(lemma));
    const bool is_part_of_lemma =
        word_class != WordClass::Other &&
        std::find(kLemmaEndings.begin(), kLemmaEndings.end(), ending) != kLemmaEndings.end();
    if (is_part_of_lemma) return std::string(lemma);
    if (ending == "erheit" || ending == "enheit") {
        return std::string(lemma.substr(0, lemma.size() - kAbstractNounEnding.size()));
    }
    return std::string(lemma.substr(0, lemma.size() - ending.size()));
}

std::string Stemmer::stem_unknown(std::string_view word) const {
    if (ends_in_bare_n(word)) word.remove_suffix(1);
    return std::string(word.substr(0, stem_bytes(word)));
}

}  // namespace nachlese
