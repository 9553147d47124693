#include "query/words_together.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace nachlese {

namespace {

using Places = std::span<const Place>;

bool may_be(const Place& place, std::size_t word) {
    return std::binary_search(place.words->begin(), place.words->end(), word);
}

// The places at the front with positions below `end`.
Places before(Places places, std::size_t end) {
    std::size_t count = 0;
    while (count < places.size() && places[count].position < end)
        ++count;
    return places.first(count);
}

// The place of each word of a phrase that begins at the first of `places`; empty if none does.
std::vector<std::size_t> phrase_at(Places places, std::size_t count) {
    std::vector<std::size_t> found;
    std::size_t next = 0;
    for (std::size_t word = 0; word < count; ++word) {
        const std::size_t position = places.front().position + word;
        while (next < places.size() &&
               (places[next].position < position ||
                (places[next].position == position && !may_be(places[next], word))))
            ++next;
        if (next == places.size() || places[next].position != position) return {};
        found.push_back(next);
    }
    return found;
}

// Whether each word from `word` on has one of the places, at positions that no other word takes.
bool have_places(Places places, std::size_t word, std::size_t count,
                 std::vector<std::uint32_t>& taken) {
    if (word == count) return true;
    for (const Place& place : places) {
        if (!may_be(place, word)) continue;
        if (std::find(taken.begin(), taken.end(), place.position) != taken.end()) continue;
        taken.push_back(place.position);
        if (have_places(places, word + 1, count, taken)) return true;
        taken.pop_back();
    }
    return false;
}

// The places that stand together and begin with the first of `places`; empty if none do.
std::vector<std::size_t> together_at(Places places, Arrangement arrangement, std::size_t count) {
    if (arrangement == Arrangement::Phrase) {
        if (!may_be(places.front(), 0)) return {};
        return phrase_at(places, count);
    }
    const Places window = before(places, places.front().position + kNearWindow);
    std::vector<std::uint32_t> taken;
    if (!have_places(window, 0, count, taken)) return {};
    std::vector<std::size_t> all(window.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

}  // namespace

std::vector<TextRange> standing_together(const std::vector<Place>& places, Arrangement arrangement,
                                         std::size_t count) {
    std::vector<bool> together(places.size());
    for (std::size_t first = 0; first < places.size(); ++first) {
        for (const std::size_t place :
             together_at(Places(places).subspan(first), arrangement, count))
            together[first + place] = true;
    }
    std::vector<TextRange> ranges;
    for (std::size_t place = 0; place < places.size(); ++place) {
        if (together[place]) ranges.push_back(places[place].range);
    }
    return ranges;
}

bool stand_together(const std::vector<Place>& places, Arrangement arrangement, std::size_t count) {
    for (std::size_t first = 0; first < places.size(); ++first) {
        if (!together_at(Places(places).subspan(first), arrangement, count).empty()) return true;
    }
    return false;
}

std::vector<MatchSpan> phrases_among(const std::vector<Place>& places, std::size_t count) {
    std::vector<MatchSpan> phrases;
    for (std::size_t first = 0; first < places.size(); ++first) {
        if (!may_be(places[first], 0)) continue;
        const std::vector<std::size_t> words = phrase_at(Places(places).subspan(first), count);
        if (words.empty()) continue;
        MatchSpan phrase{places[first].position, places[first + words.back()].position, {}};
        for (const std::size_t word : words)
            phrase.ranges.push_back(places[first + word].range);
        phrases.push_back(std::move(phrase));
    }
    return phrases;
}

}  // namespace nachlese
