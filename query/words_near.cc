#include "query/words_near.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace nachlese {

namespace {

constexpr std::string_view kBetweenParagraphs = "\n\n";  // as in body_text

struct Item {
    const MatchSpan* span;
    std::size_t operand;
    std::size_t unit;
};

std::vector<Item> items_in_order(const std::vector<std::vector<MatchSpan>>& operands,
                                 const std::vector<std::size_t>& unit_starts) {
    const auto unit_of = [&unit_starts](const TextRange& range) {
        return std::upper_bound(unit_starts.begin(), unit_starts.end(), range.begin) -
               unit_starts.begin();
    };
    std::vector<Item> items;
    for (std::size_t operand = 0; operand < operands.size(); ++operand) {
        for (const MatchSpan& span : operands[operand]) {
            const auto unit = unit_of(span.ranges.front());
            if (unit != unit_of(span.ranges.back())) continue;
            items.push_back({&span, operand, static_cast<std::size_t>(unit)});
        }
    }
    std::sort(items.begin(), items.end(), [](const Item& one, const Item& other) {
        return std::tuple(one.span->first, one.span->last, one.operand) <
               std::tuple(other.span->first, other.span->last, other.operand);
    });
    return items;
}

bool overlap(const MatchSpan& one, const MatchSpan& other) {
    return one.first <= other.last && other.first <= one.last;
}

// Chooses a span of each operand out of a window, none overlapping another.
class Choice {
  public:
    Choice(std::span<const Item> window, std::size_t operands)
        : window_(window), counts_(operands) {
        for (const Item& item : window_)
            ++counts_[item.operand];
    }

    // With the window's first one in it.
    bool exists() {
        if (std::find(counts_.begin(), counts_.end(), 0) != counts_.end()) return false;
        std::vector<std::size_t> open;
        for (std::size_t operand = 0; operand < counts_.size(); ++operand) {
            if (operand != window_.front().operand) open.push_back(operand);
        }
        // Where there is little choice a failure shows soonest.
        std::sort(open.begin(), open.end(), [this](std::size_t one, std::size_t other) {
            return counts_[one] < counts_[other];
        });
        chosen_ = {window_.front().span};
        return choose(open);
    }

  private:
    bool choose(std::span<const std::size_t> open) {
        if (open.empty()) return true;
        for (const Item& item : window_) {
            if (item.operand != open.front() || !is_free(*item.span)) continue;
            chosen_.push_back(item.span);
            if (choose(open.subspan(1))) return true;
            chosen_.pop_back();
        }
        return false;
    }

    [[nodiscard]] bool is_free(const MatchSpan& span) const {
        return std::none_of(chosen_.begin(), chosen_.end(),
                            [&](const MatchSpan* other) { return overlap(span, *other); });
    }

    std::span<const Item> window_;
    std::vector<std::size_t> counts_;  // spans of each operand
    std::vector<const MatchSpan*> chosen_;
};

std::span<const Item> window_from(std::span<const Item> items, std::size_t distance) {
    const Item& first = items.front();
    const std::size_t end = first.span->last + distance;
    std::size_t count = 1;
    while (count < items.size() && items[count].unit == first.unit &&
           items[count].span->first <= end)
        ++count;
    return items.first(count);
}

// Calls `consume` with where a window begins and how many spans it has, for each in which all
// operands stand together, until it returns false.
template <typename Consume>
void for_each_match(std::span<const Item> items, std::size_t operands, std::size_t distance,
                    Consume consume) {
    for (std::size_t first = 0; first < items.size(); ++first) {
        const auto window = window_from(items.subspan(first), distance);
        if (Choice(window, operands).exists() && !consume(first, window.size())) return;
    }
}

}  // namespace

std::vector<NearMatch> standing_near(const std::vector<std::vector<MatchSpan>>& operands,
                                     std::size_t distance,
                                     const std::vector<std::size_t>& unit_starts) {
    const std::vector<Item> items = items_in_order(operands, unit_starts);
    std::vector<NearMatch> matches;
    std::size_t taken = 0;
    for_each_match(items, operands.size(), distance, [&](std::size_t first, std::size_t size) {
        const std::size_t end = first + size;
        for (taken = std::max(taken, first); taken < end; ++taken) {
            for (const TextRange& range : items[taken].span->ranges)
                matches.push_back({range, items[taken].operand});
        }
        return true;
    });
    return matches;
}

bool stand_near(const std::vector<std::vector<MatchSpan>>& operands, std::size_t distance,
                const std::vector<std::size_t>& unit_starts) {
    bool found = false;
    for_each_match(items_in_order(operands, unit_starts), operands.size(), distance,
                   [&found](std::size_t /*first*/, std::size_t /*size*/) {
                       found = true;
                       return false;
                   });
    return found;
}

std::vector<std::size_t> paragraph_starts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t gap = text.find(kBetweenParagraphs); gap != std::string_view::npos;
         gap = text.find(kBetweenParagraphs, gap + 1)) {
        starts.push_back(gap + kBetweenParagraphs.size());
    }
    return starts;
}

}  // namespace nachlese
