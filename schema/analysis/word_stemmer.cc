#include "schema/analysis/word_stemmer.h"

#include <algorithm>
#include <array>

#include "schema/analysis/separable_prefix.h"
#include "schema/lexicon/word_beginnings.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// "ab|zu|warten"
constexpr std::string_view kInfinitiveMark = "zu";

// What may follow a known word, and what may take the place of an infinitive's ending. Longer words
// only: of short ones too much is a word.
constexpr std::array<std::string_view, 10> kEndings{"est", "en", "es", "et", "ns",
                                                    "st",  "n",  "s",  "e",  "t"};
constexpr std::array<std::string_view, 14> kVerbEndings{"endem", "enden", "ender", "endes", "ende",
                                                        "test",  "end",   "est",   "tet",   "ten",
                                                        "te",    "et",    "st",    "t"};
constexpr std::array<std::string_view, 2> kInfinitiveEndings{"en", "n"};
constexpr std::size_t kMinBaseBytes = 4;
template <typename List>
constexpr bool has_longer_than(const List& endings, std::size_t bytes) {
    return std::any_of(endings.begin(), endings.end(),
                       [bytes](std::string_view ending) { return ending.size() > bytes; });
}
static_assert(!has_longer_than(kEndings, WordBeginnings::kMaxCut));
static_assert(!has_longer_than(kVerbEndings, WordBeginnings::kMaxCut));
constexpr std::size_t kMinHeadBytes = 5;
constexpr std::size_t kMinModifierBytes = 3;

// boykottieren, boykottierst
constexpr std::string_view kForeignVerb = "ier";
constexpr std::array<std::string_view, 12> kForeignVerbEndings{
    "test", "tet", "ten", "end", "est", "te", "en", "et", "st", "e", "t", ""};
constexpr std::size_t kMinForeignVerbBytes = 6;

constexpr std::array<std::string_view, 6> kAdjectiveEndings{"em", "en", "er", "es", "e", ""};
constexpr std::array<std::string_view, 4> kComparisons{"est", "st", "er", ""};
constexpr std::array<std::string_view, 19> kAdjectiveSuffixes{
    "ig",  "lich", "isch", "bar",  "sam",  "haft",   "iv",    "al",    "ell",   "ös",
    "los", "voll", "arm",  "frei", "wert", "mässig", "artig", "fähig", "widrig"};
constexpr std::size_t kMinAdjectiveBytes = 5;

constexpr std::array<std::string_view, 2> kFeminineEndings{"innen", "in"};
constexpr std::array<std::string_view, 6> kPersonSuffixes{"er", "or", "ist", "ent", "ant", "at"};

constexpr std::array<std::string_view, 3> kNoGenitives{"ss", "us", "is"};
constexpr std::size_t kMinGenitiveBytes = 5;

// As the members of string_view, which take longer than these endings and prefixes are worth: they
// call memcmp even where the first look says no.
bool ends_with(std::string_view word, std::string_view ending) {
    return ending.empty() ||
           (!word.empty() && word.back() == ending.back() && word.ends_with(ending));
}
bool starts_with(std::string_view word, std::string_view prefix) {
    return !word.empty() && word.front() == prefix.front() && word.starts_with(prefix);
}

template <typename List>
bool ends_with_any(std::string_view word, const List& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [word](std::string_view ending) { return ends_with(word, ending); });
}

std::string_view without(std::string_view word, std::string_view ending) {
    return word.substr(0, word.size() - ending.size());
}

bool is_listed(const LexiconEntry& entry) {
    return entry.attestation != Attestation::None;
}

bool has_stem(const LexiconEntry& entry) {
    return is_listed(entry) && entry.stem_ending != kNoStem;
}

std::string_view first_code_point(std::string_view text) {
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && !begins_code_point(text[end]))
        ++end;
    return text.substr(0, end);
}

}  // namespace

WordStem WordStemmer::stem(std::string_view written, std::string_view surface,
                           std::size_t head_begin) const {
    const LexiconEntry* const entry = lexicon_.find(surface);
    const bool is_capitalised = first_code_point(written) != first_code_point(surface);
    if (is_capitalised && entry != nullptr && entry->has_noun_entry != 0) {
        return {noun_stem(surface), true};
    }
    if (entry != nullptr && has_stem(*entry)) return {lexicon_.stem(surface, *entry), true};
    // Accents other than the umlaut do not tell German words apart: Ćosić, Cosic.
    if (const std::string plain = strip_foreign_accents(surface); plain != surface) {
        return {stem(plain, plain, 0).text, false};
    }
    return {guess(surface, entry, head_begin), false};
}

std::string WordStemmer::modifier_stem(std::string_view part) const {
    const LexiconEntry* const entry = lexicon_.find(part);
    if (entry != nullptr && entry->stem_ending != kNoStem) return lexicon_.stem(part, *entry);
    return stem(part, part, 0).text;
}

std::string WordStemmer::head_stem(std::string_view head) const {
    const LexiconEntry* const entry = lexicon_.find(head);
    if (entry != nullptr && entry->has_noun_entry != 0) return noun_stem(head);
    return stem(head, head, 0).text;
}

std::string WordStemmer::noun_stem(std::string_view surface) const {
    const std::string key = kNounMark + std::string(surface);
    return lexicon_.stem(key, *lexicon_.find(key));
}

std::optional<std::string> WordStemmer::known_stem(std::string_view surface) const {
    const LexiconEntry* const entry = lexicon_.find(surface);
    if (entry == nullptr || !has_stem(*entry)) return std::nullopt;
    return lexicon_.stem(surface, *entry);
}

std::string WordStemmer::guess(std::string_view surface, const LexiconEntry* entry,
                               std::size_t head_begin) const {
    if (const auto stem = behind_prefix(surface)) return *stem;
    if (const auto stem = without_ending(surface)) return *stem;
    if (const auto stem = by_suffix(surface)) return *stem;
    if (head_begin > 0) {
        return std::string(surface.substr(0, head_begin)) + head_stem(surface.substr(head_begin));
    }
    if (const auto stem = with_known_head(surface)) return *stem;
    if (entry != nullptr && is_listed(*entry)) return stemmer_.stem_lemma(surface, WordClass::Noun);
    // Genitives of names, Selenskyjs and Obamas: Snowball knows only some of them.
    if (surface.size() >= kMinGenitiveBytes && surface.ends_with('s') &&
        !ends_with_any(surface, kNoGenitives)) {
        surface.remove_suffix(1);
    }
    return stemmer_.stem_unknown(surface);
}

std::optional<std::string> WordStemmer::behind_prefix(std::string_view surface) const {
    for (const std::string_view prefix : kSeparablePrefixes) {
        if (!starts_with(surface, prefix)) continue;
        std::string_view rest = surface.substr(prefix.size());
        if (rest.starts_with(kInfinitiveMark)) {
            const std::string_view infinitive = rest.substr(kInfinitiveMark.size());
            if (const auto stem = known_stem(infinitive)) return std::string(prefix) + *stem;
        }
        if (rest.size() < kMinBaseBytes) continue;
        if (const auto stem = known_stem(rest)) return std::string(prefix) + *stem;
        if (const auto stem = without_ending(rest)) return std::string(prefix) + *stem;
    }
    return std::nullopt;
}

std::optional<std::string> WordStemmer::without_ending(std::string_view surface) const {
    const WordBeginnings beginnings(lexicon_, surface);
    const auto may_be = [surface](std::string_view ending) {
        return ends_with(surface, ending) && surface.size() >= ending.size() + kMinBaseBytes;
    };
    for (const std::string_view ending : kEndings) {
        if (!may_be(ending)) continue;
        const LexiconEntry* const entry = beginnings.find(ending.size());
        if (entry == nullptr) continue;
        const std::string_view base = without(surface, ending);
        if (has_stem(*entry)) return lexicon_.stem(base, *entry);
        if (is_listed(*entry)) return guess(base, entry, 0);
    }
    for (const std::string_view ending : kVerbEndings) {
        if (!may_be(ending)) continue;
        for (const std::string_view infinitive : kInfinitiveEndings) {
            const LexiconEntry* const entry = beginnings.find(ending.size(), infinitive);
            if (entry == nullptr || !has_stem(*entry)) continue;
            return lexicon_.stem(std::string(without(surface, ending)).append(infinitive), *entry);
        }
    }
    return std::nullopt;
}

std::optional<std::string> WordStemmer::with_known_head(std::string_view surface) const {
    for (std::size_t at = kMinModifierBytes; at + kMinHeadBytes <= surface.size(); ++at) {
        if (!begins_code_point(surface[at])) continue;
        const std::string_view head = surface.substr(at);
        const LexiconEntry* const entry = lexicon_.find(head);
        if (entry == nullptr || entry->head_cost == kNoPiece || entry->stem_ending == kNoStem)
            continue;
        return std::string(surface.substr(0, at)) + head_stem(head);
    }
    return std::nullopt;
}

std::optional<std::string> WordStemmer::by_suffix(std::string_view surface) const {
    for (const std::string_view ending : kForeignVerbEndings) {
        if (!ends_with(surface, ending)) continue;
        const std::string_view base = without(surface, ending);
        if (base.ends_with(kForeignVerb) && base.size() >= kMinForeignVerbBytes) {
            return std::string(base);
        }
    }
    for (const std::string_view ending : kAdjectiveEndings) {
        if (!ends_with(surface, ending)) continue;
        for (const std::string_view comparison : kComparisons) {
            if (!ends_with(without(surface, ending), comparison)) continue;
            const std::string_view base = without(without(surface, ending), comparison);
            if (base.size() < kMinAdjectiveBytes || base == surface) continue;
            if (ends_with_any(base, kAdjectiveSuffixes)) {
                return stemmer_.stem_lemma(base, WordClass::Adjective);
            }
        }
    }
    for (const std::string_view ending : kFeminineEndings) {
        if (!ends_with(surface, ending)) continue;
        const std::string_view base = without(surface, ending);
        if (!ends_with_any(base, kPersonSuffixes)) continue;
        if (auto known = known_stem(base)) return known;
        return stemmer_.stem_lemma(base, WordClass::Noun);
    }
    return std::nullopt;
}

}  // namespace nachlese
