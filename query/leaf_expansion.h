// The leaves of the syntax tree that stand for text, as the compiler and the article matcher both
// read them.
#pragma once

#include <optional>
#include <string_view>

#include "query/language/ast.h"
#include "query/match_mode.h"
#include "query/proximity.h"
#include "query/word_expansion.h"

namespace nachlese {

// Where in a query a leaf stands.
struct LeafUse {
    const Field* field = nullptr;  // null: any field of text
    bool is_negated = false;
    MatchMode match = MatchMode::All;
};

// The text of a Word or Phrase that is compared with whole values of its field (value_term): in
// fields of addresses, ids and paths each, in those of names that in its exact form.
[[nodiscard]] std::optional<std::string_view> whole_value(const QueryNode& leaf,
                                                          const Field* field);

// What any other leaf finds; nothing for nodes that are neither words nor phrases.
[[nodiscard]] std::optional<Expansion> expand_leaf(const QueryNode& leaf, const LeafUse& use,
                                                   WordExpander& expander);

// Words near each other mean themselves in every inflection, as those of a phrase do: neither parts
// of compounds nor other names.
[[nodiscard]] Proximity expand_near(const Near& near, const LeafUse& use, WordExpander& expander);

}  // namespace nachlese
