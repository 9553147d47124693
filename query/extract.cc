#include "query/extract.h"

#include <algorithm>
#include <vector>

#include "schema/analysis/sentence_boundaries.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kBlanks = " \n";

// Whole sentences that would fill less than this part of the room are followed by a cut one.
constexpr std::size_t kLeastFilledPart = 3;
// Before a hit in a long sentence, this part of the free room is given to what comes before it.
constexpr std::size_t kLeadPart = 3;

// The offset `count` code points after `offset`, or the text's end.
std::size_t advance(std::string_view text, std::size_t offset, std::size_t count) {
    for (; offset < text.size(); ++offset) {
        if (begins_code_point(text[offset]) && count-- == 0) break;
    }
    return offset;
}

std::size_t retreat(std::string_view text, std::size_t offset, std::size_t count) {
    while (offset > 0 && count > 0) {
        --offset;
        if (begins_code_point(text[offset])) --count;
    }
    return offset;
}

std::size_t length_between(std::string_view text, std::size_t begin, std::size_t end) {
    return count_code_points(text.substr(begin, end - begin));
}

std::size_t without_trailing_blanks(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && kBlanks.find(text[end - 1]) != std::string_view::npos)
        --end;
    return end;
}

class Cutter {
  public:
    Cutter(std::string_view text, std::size_t max_code_points)
        : text_(text), max_(max_code_points), starts_(sentence_starts(text)) {}

    [[nodiscard]] TextRange cut(const TextRange& core) const {
        std::size_t begin = sentence_begin(core.begin);
        const bool whole_sentence = length_between(text_, begin, core.end) <= max_;
        if (!whole_sentence) begin = word_begin(core);
        const std::size_t end = extract_end(begin, core.end);
        if (whole_sentence) begin = sentences_before(begin, end);
        return {begin, end};
    }

  private:
    [[nodiscard]] std::size_t sentence_begin(std::size_t offset) const {
        const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
        return next == starts_.begin() ? 0 : *std::prev(next);
    }

    // In the sentence of the hit, at a word.
    [[nodiscard]] std::size_t word_begin(const TextRange& core) const {
        const std::size_t core_length = length_between(text_, core.begin, core.end);
        const std::size_t room = core_length < max_ ? (max_ - core_length) / kLeadPart : 0;
        const std::size_t earliest = retreat(text_, core.begin, room);
        const std::size_t blank = text_.find_first_of(kBlanks, earliest);
        if (blank >= core.begin) return core.begin;
        return std::min(text_.find_first_not_of(kBlanks, blank), core.begin);
    }

    [[nodiscard]] std::size_t extract_end(std::size_t begin, std::size_t core_end) const {
        const std::size_t limit = advance(text_, begin, max_);
        if (limit == text_.size()) return without_trailing_blanks(text_, begin, limit);
        const std::size_t sentence_end = last_sentence_end(begin, limit);
        if (sentence_end >= core_end &&
            length_between(text_, begin, sentence_end) * kLeastFilledPart >= max_) {
            return sentence_end;
        }
        const std::size_t blank = text_.find_last_of(kBlanks, limit);
        if (blank == std::string_view::npos || blank < core_end || blank <= begin) return limit;
        return without_trailing_blanks(text_, begin, blank);
    }

    // The last one that is not after `limit`; `begin` if there is none.
    [[nodiscard]] std::size_t last_sentence_end(std::size_t begin, std::size_t limit) const {
        auto next = std::upper_bound(starts_.begin(), starts_.end(), limit);
        // Its blanks may be all that the limit cuts off.
        if (next != starts_.end() && without_trailing_blanks(text_, begin, *next) <= limit) ++next;
        if (next == starts_.begin() || *std::prev(next) <= begin) return begin;
        return without_trailing_blanks(text_, begin, *std::prev(next));
    }

    // Room that is left after the hits is given to whole sentences before them.
    [[nodiscard]] std::size_t sentences_before(std::size_t begin, std::size_t end) const {
        const std::size_t length = length_between(text_, begin, end);
        const std::size_t earliest = retreat(text_, begin, max_ - std::min(length, max_));
        const auto first = std::lower_bound(starts_.begin(), starts_.end(), earliest);
        return first == starts_.end() ? begin : std::min(*first, begin);
    }

    std::string_view text_;
    std::size_t max_;
    std::vector<std::size_t> starts_;
};

}  // namespace

TextRange extract_around(std::string_view text, const TextRange& core,
                         std::size_t max_code_points) {
    return Cutter(text, max_code_points).cut(core);
}

}  // namespace nachlese
