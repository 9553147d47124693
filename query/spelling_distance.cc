#include "query/spelling_distance.h"

#include <algorithm>
#include <bit>

#include "query/cologne_phonetics.h"
#include "query/umlaut_variants.h"
#include "query/wildcard_pattern.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

std::string plain_form(std::string_view word) {
    return without_umlauts(comparable(word));
}

std::string telling_sound(std::string_view word) {
    constexpr std::size_t kLeastLength = 3;
    std::string sound = cologne_code(word);
    return sound.size() < kLeastLength ? std::string{} : sound;
}

std::size_t max_edits_for(std::size_t length) {
    constexpr std::size_t kFirstWithOne = 3;
    constexpr std::size_t kFirstWithTwo = 6;
    return length < kFirstWithOne ? 0 : length < kFirstWithTwo ? 1 : 2;
}

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

constexpr std::uint64_t bit_of(char letter) {
    constexpr unsigned kBits = 64;
    return std::uint64_t{1} << (static_cast<unsigned char>(letter) % kBits);
}

constexpr std::uint64_t kVowels =
    bit_of('a') | bit_of('e') | bit_of('i') | bit_of('o') | bit_of('u');

// Whether the second letter only makes the first one an umlaut.
bool is_umlaut(char first, char second) {
    return second == 'e' && (first == 'a' || first == 'o' || first == 'u');
}

std::size_t size_of(std::uint64_t letters) {
    return static_cast<std::size_t>(std::popcount(letters));
}

}  // namespace

SpellingDistance::SpellingDistance(std::string_view word)
    : word_(plain_form(word)),
      sound_(telling_sound(word_)),
      outline_(outline_of(word_)),
      max_edits_(max_edits_for(outline_.length)),
      max_edits_of_one_sound_(sound_.empty() ? max_edits_ : max_edits_ + 1),
      distance_(to_code_points(word_)) {}

SpellingDistance::Outline SpellingDistance::outline_of(std::string_view word) {
    Outline outline;
    char before = ' ';
    for (const char byte : word) {
        if (begins_code_point(byte) && !is_umlaut(before, byte)) ++outline.length;
        if (is_ascii(byte)) {
            outline.letters |= bit_of(byte);
        } else {
            outline.is_ascii = false;
        }
        before = byte;
    }
    outline.letters &= ~kVowels;
    return outline;
}

// Cheap, for the many forms that are not: each edit adds a letter at most, or takes one away.
bool SpellingDistance::may_be_near(std::string_view surface) const {
    const Outline other = outline_of(surface);
    const std::size_t edits = max_edits_of_one_sound_;
    if (other.length > outline_.length + edits) return false;
    if (size_of(other.letters & ~outline_.letters) > edits) return false;
    // An accent may hide letters that both have.
    if (!other.is_ascii) return true;
    return other.length + edits >= outline_.length &&
           size_of(outline_.letters & ~other.letters) <= edits;
}

std::optional<std::size_t> SpellingDistance::to(std::string_view surface) {
    if (!may_be_near(surface)) return std::nullopt;
    const std::string plain = plain_form(surface);
    const std::size_t edits = distance_.to(to_code_points(plain), max_edits_of_one_sound_);
    if (edits > max_edits_of_one_sound_) return std::nullopt;
    const bool is_like_enough =
        edits <= 1 || (edits <= max_edits_ && plain.front() == word_.front());
    if (!is_like_enough && cologne_code(plain) != sound_) return std::nullopt;
    return edits;
}

}  // namespace nachlese
