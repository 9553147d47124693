#include "indexer/readers/dump/markers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <vector>

#include "indexer/readers/dump/marker_table.h"
#include "indexer/readers/dump/page_words.h"
#include "indexer/readers/dump/text_shape.h"

namespace nachlese::dump {

namespace {

bool matches(const Marker& marker, std::string_view lower) {
    switch (marker.place) {
        case Place::Whole:
            if (lower.size() == marker.phrase.size() + 1 && lower.back() == ':') {
                lower.remove_suffix(1);
            }
            return lower == marker.phrase;
        case Place::Start:
            return lower.starts_with(marker.phrase);
        case Place::End:
            return lower.ends_with(marker.phrase);
        case Place::LastOfFew:
            return lower.size() <= marker.phrase.size() + 14 && lower.ends_with(marker.phrase);
        case Place::Anywhere:
            return lower.find(marker.phrase) != std::string_view::npos;
    }
    return false;
}

// Teasers carry a counter of comments after the ellipsis: "[…] (05)".
std::string_view without_counter(std::string_view lower) {
    const std::size_t open = lower.rfind(" (");
    if (open == std::string_view::npos || lower.size() - open > 7 || lower.back() != ')') {
        return lower;
    }
    const std::string_view inside = lower.substr(open + 2, lower.size() - open - 3);
    const bool number = inside.find_first_not_of("0123456789") == std::string_view::npos;
    return number ? lower.substr(0, open) : lower;
}

bool is_row_of_buttons(std::string_view lower) {
    std::size_t offset = 0;
    std::string_view word = next_word(lower, offset);
    if (word.empty()) return false;
    for (; !word.empty(); word = next_word(lower, offset)) {
        if (!std::binary_search(std::begin(kButtonWords), std::end(kButtonWords), word)) {
            return false;
        }
    }
    return true;
}

// The second byte tells most apart without a call.
bool stands_at(std::string_view text, std::size_t at, std::string_view phrase) {
    if (phrase.size() > 1 && (at + 1 >= text.size() || text[at + 1] != phrase[1])) return false;
    return text.substr(at).starts_with(phrase);
}

std::size_t bucket_of(char c) {
    return static_cast<unsigned char>(c);
}

// The table by first byte, since every short line of the archive is looked up.
class MarkerIndex {
  public:
    static const MarkerIndex& instance() {
        static const MarkerIndex index;
        return index;
    }

    // The position in the table of the first entry that matches; its size where none does.
    [[nodiscard]] std::size_t first_match(std::string_view lower) const {
        std::size_t best = std::size(kMarkers);
        if (lower.empty()) return best;
        for (const std::size_t i : at_start_[bucket_of(lower.front())]) {
            if (i < best && matches(kMarkers[i], lower)) best = i;
        }
        const std::string_view counted = without_counter(lower);
        for (const std::size_t i : at_end_) {
            if (i < best && matches(kMarkers[i], counted)) best = i;
        }
        for (std::size_t at = 0; at < lower.size(); ++at) {
            for (const std::size_t i : anywhere_[bucket_of(lower[at])]) {
                if (i < best && stands_at(lower, at, kMarkers[i].phrase)) best = i;
            }
        }
        return best;
    }

  private:
    MarkerIndex() {
        for (std::size_t i = 0; i < std::size(kMarkers); ++i) {
            const std::size_t bucket = bucket_of(kMarkers[i].phrase.front());
            if (kMarkers[i].place == Place::Anywhere) {
                anywhere_[bucket].push_back(i);
            } else if (kMarkers[i].place == Place::Whole || kMarkers[i].place == Place::Start) {
                at_start_[bucket].push_back(i);
            } else {
                at_end_.push_back(i);
            }
        }
    }

    std::array<std::vector<std::size_t>, 256> at_start_;
    std::array<std::vector<std::size_t>, 256> anywhere_;
    std::vector<std::size_t> at_end_;
};

class PageWordIndex {
  public:
    static const PageWordIndex& instance() {
        static const PageWordIndex index;
        return index;
    }

    [[nodiscard]] int weigh(std::string_view lower) const {
        int weight = 0;
        for (std::size_t at = 0; at < lower.size(); ++at) {
            const bool inside_word = at > 0 && lower[at - 1] >= 'a' && lower[at - 1] <= 'z';
            if (inside_word) continue;
            for (const PageWord& word : words_[bucket_of(lower[at])]) {
                if (stands_at(lower, at, word.stem)) weight += word.weight;
            }
        }
        return weight;
    }

  private:
    PageWordIndex() {
        for (const PageWord& word : kPageWords) {
            words_[bucket_of(word.stem.front())].push_back(word);
        }
    }

    std::array<std::vector<PageWord>, 256> words_;
};

}  // namespace

std::string_view name_of(Mark mark) {
    constexpr std::array<std::string_view, 12> kNames{
        "none",   "furniture", "related", "page end",  "foreign teaser", "credit",
        "author", "source",    "tags",    "published", "updated"};
    return kNames[static_cast<std::size_t>(mark)];
}

Mark mark_of(std::string_view lower) {
    const std::size_t first = MarkerIndex::instance().first_match(lower);
    if (first < std::size(kMarkers)) return kMarkers[first].mark;
    return is_row_of_buttons(lower) ? Mark::Furniture : Mark::None;
}

std::string_view after_mark(std::string_view text, std::string_view lower, Mark mark) {
    for (const Marker& marker : kMarkers) {
        if (marker.mark != mark || marker.place == Place::End || marker.place == Place::Anywhere ||
            !lower.starts_with(marker.phrase)) {
            continue;
        }
        text.remove_prefix(marker.phrase.size());
        while (!text.empty() && (text.front() == ' ' || text.front() == ':'))
            text.remove_prefix(1);
        return text;
    }
    return text;
}

int weigh_page_words(std::string_view lower) {
    return PageWordIndex::instance().weigh(lower);
}

}  // namespace nachlese::dump
