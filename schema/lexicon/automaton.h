// A map from byte strings to numbers as a deterministic acyclic automaton in one array: keys that
// end alike share their endings, and a step is one look at the array. Read in place.
// The layout is that of a double array (Aoe, "An efficient digital search algorithm by using a
// double-array structure", 1989), which keeps, instead of the parent, the byte that leads to a
// state, so that a state may have many parents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace nachlese {

// A state as it is reached by one byte.
struct AutomatonState {
    static constexpr std::uint32_t kNoLabel = 1U << 8U;
    static constexpr std::uint32_t kLabelBits = 9;
    static constexpr std::uint32_t kNoValue = (1U << (32U - kLabelBits)) - 1;

    // The state that byte b leads to is at `base` + b.
    std::uint32_t base = 0;
    std::uint32_t value_and_label = (kNoValue << kLabelBits) | kNoLabel;

    // kNoLabel in a hole of the array.
    [[nodiscard]] std::uint32_t label() const { return value_and_label & ((1U << kLabelBits) - 1); }
    // kNoValue where no key ends.
    [[nodiscard]] std::uint32_t value() const { return value_and_label >> kLabelBits; }
};

// Thread-safe: nothing changes.
class Automaton {
  public:
    Automaton() = default;
    // Borrows the states, as AutomatonBuilder (lexicon_compiler) makes them. The first is the root.
    explicit Automaton(std::span<const AutomatonState> states) : states_(states) {}

    [[nodiscard]] const AutomatonState& root() const { return states_.front(); }

    // Null where no key goes on like this.
    [[nodiscard]] const AutomatonState* next(const AutomatonState& state, char byte) const {
        const auto label = static_cast<unsigned char>(byte);
        const AutomatonState& next = states_[state.base + label];
        return next.label() == label ? &next : nullptr;
    }

    // The state that `bytes` lead to; null where no key goes on like this.
    [[nodiscard]] const AutomatonState* walk(std::string_view bytes,
                                             const AutomatonState& from) const {
        const AutomatonState* state = &from;
        for (const char byte : bytes) {
            state = next(*state, byte);
            if (state == nullptr) return nullptr;
        }
        return state;
    }

    // The value of the key that is `key` behind what has led to `from`.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key,
                                                    const AutomatonState& from) const {
        const AutomatonState* const state = walk(key, from);
        if (state == nullptr || state->value() == AutomatonState::kNoValue) return std::nullopt;
        return state->value();
    }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const {
        return find(key, root());
    }

    // Calls `visit(bytes, value)` for each key that `text` begins with, the shortest first.
    template <typename Visit>
    void for_each_prefix(std::string_view text, Visit visit) const {
        const AutomatonState* state = &root();
        for (std::size_t at = 0; at < text.size(); ++at) {
            state = next(*state, text[at]);
            if (state == nullptr) return;
            if (state->value() != AutomatonState::kNoValue) visit(at + 1, state->value());
        }
    }

  private:
    std::span<const AutomatonState> states_;
};

}  // namespace nachlese
