#include "schema/lexicon_compiler/automaton_builder.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace nachlese::lexicon_compiler {

namespace {

constexpr std::size_t kLabels = 256;
// Holes further back are given up: looking through them again for every state takes longer than
// they are worth.
constexpr std::size_t kSearchedUnits = 512;

// Finds for each set of labels a place in the array where all of them fall into holes.
class Packing {
  public:
    // The first unit is the root's.
    Packing() { take(0); }

    // `transitions`: ascending by label, at least one.
    template <typename Transitions>
    std::size_t place(const Transitions& transitions) {
        const std::size_t first_label = transitions.front().label;
        std::size_t unit = std::max(first_hole_, first_label);
        if (size_ > kSearchedUnits) unit = std::max(unit, size_ - kSearchedUnits);
        while (!fits(unit - first_label, transitions))
            ++unit;
        const std::size_t base = unit - first_label;
        is_base_[base] = 1;
        for (const auto& transition : transitions)
            take(base + transition.label);
        return base;
    }

    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    // A state is told from others by its base alone, so none is given twice.
    template <typename Transitions>
    bool fits(std::size_t base, const Transitions& transitions) {
        grow(base + kLabels);
        return is_base_[base] == 0 &&
               std::none_of(transitions.begin(), transitions.end(), [&](const auto& transition) {
                   return is_taken_[base + transition.label] != 0;
               });
    }

    void take(std::size_t unit) {
        grow(unit + 1);
        is_taken_[unit] = 1;
        size_ = std::max(size_, unit + 1);
        while (first_hole_ < is_taken_.size() && is_taken_[first_hole_] != 0)
            ++first_hole_;
    }

    void grow(std::size_t size) {
        if (size <= is_taken_.size()) return;
        is_taken_.resize(2 * size);
        is_base_.resize(2 * size);
    }

    std::vector<std::uint8_t> is_taken_;  // bytes: read far more often than a bit is worth
    std::vector<std::uint8_t> is_base_;
    std::size_t first_hole_ = 0;
    std::size_t size_ = 0;
};

AutomatonState make_unit(std::size_t base, std::uint32_t value, std::uint32_t label) {
    return {static_cast<std::uint32_t>(base), value << AutomatonState::kLabelBits | label};
}

template <typename Number>
void append_bytes(std::string& bytes, Number number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

}  // namespace

void AutomatonBuilder::add(std::string_view key, std::uint32_t value) {
    if (key <= last_key_) throw std::invalid_argument("the keys of an automaton are not sorted");
    if (value >= AutomatonState::kNoValue) throw std::invalid_argument("a value is too large");
    const std::size_t common = static_cast<std::size_t>(
        std::mismatch(last_key_.begin(), last_key_.end(), key.begin(), key.end()).first -
        last_key_.begin());
    close_path_behind(common);
    path_.resize(key.size() + 1);
    path_.back().value = value;
    last_key_ = key;
}

void AutomatonBuilder::close_path_behind(std::size_t depth) {
    while (path_.size() > depth + 1) {
        const StateId id = close(std::move(path_.back()));
        path_.pop_back();
        const auto label = static_cast<std::uint8_t>(last_key_[path_.size() - 1]);
        path_.back().transitions.push_back({label, id});
    }
}

AutomatonBuilder::StateId AutomatonBuilder::close(State&& state) {
    std::string content;
    append_bytes(content, state.value);
    for (const Transition& transition : state.transitions) {
        append_bytes(content, transition.label);
        append_bytes(content, transition.target);
    }
    const auto [entry, is_new] = ids_.try_emplace(std::move(content), states_.size());
    if (is_new) states_.push_back(std::move(state));
    return entry->second;
}

std::vector<AutomatonState> AutomatonBuilder::finish() {
    close_path_behind(0);
    const StateId root = close(std::move(path_.front()));

    constexpr std::size_t kNotPlaced = SIZE_MAX;
    std::vector<std::size_t> bases(states_.size(), kNotPlaced);
    Packing packing;
    // Level by level: what every word is read with lies together.
    std::vector<StateId> waiting{root};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const StateId id = waiting[i];
        const std::vector<Transition>& transitions = states_[id].transitions;
        if (bases[id] != kNotPlaced || transitions.empty()) continue;
        bases[id] = packing.place(transitions);
        for (const Transition& transition : transitions)
            waiting.push_back(transition.target);
    }

    // States without a way on have the holes at the end.
    std::vector<AutomatonState> units(packing.size() + kLabels);
    std::replace(bases.begin(), bases.end(), kNotPlaced, packing.size());
    units.front() = make_unit(bases[root], states_[root].value, AutomatonState::kNoLabel);
    for (std::size_t id = 0; id < states_.size(); ++id) {
        for (const auto& [label, target] : states_[id].transitions)
            units[bases[id] + label] = make_unit(bases[target], states_[target].value, label);
    }
    return units;
}

}  // namespace nachlese::lexicon_compiler
