// Builds the minimal automaton (schema/lexicon/automaton.h) of a sorted list of keys, in one pass:
// Daciuk, Mihov, Watson, Watson, "Incremental Construction of Minimal Acyclic Finite-State
// Automata", Computational Linguistics 26(1), 2000.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/lexicon/automaton.h"

namespace nachlese::lexicon_compiler {

class AutomatonBuilder {
  public:
    // Keys come in ascending order of their bytes, none twice and none empty; values are below
    // AutomatonState::kNoValue. Throws std::invalid_argument otherwise.
    void add(std::string_view key, std::uint32_t value);

    // The states in the order in which they are read. To be called once, when all keys are in.
    [[nodiscard]] std::vector<AutomatonState> finish();

  private:
    using StateId = std::uint32_t;
    struct Transition {
        std::uint8_t label = 0;
        StateId target = 0;
    };
    struct State {
        std::uint32_t value = AutomatonState::kNoValue;
        std::vector<Transition> transitions;  // ascending by label
    };

    // States of the last key's path may still change; behind `depth` bytes they do not.
    void close_path_behind(std::size_t depth);
    StateId close(State&& state);

    std::string last_key_;
    std::vector<State> path_{1};  // one for each byte of the last key, and the root
    std::vector<State> states_;
    std::unordered_map<std::string, StateId> ids_;  // by what is in the state
};

}  // namespace nachlese::lexicon_compiler
