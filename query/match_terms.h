// Which written words a query matches: what snippets mark and what exact forms are checked by.
#pragma once

#include <string>
#include <unordered_set>

#include "schema/analysis/analyser.h"

namespace nachlese {

struct MatchTerms {
    std::unordered_set<std::string> stems;     // of words and phrases
    std::unordered_set<std::string> surfaces;  // folded forms of =words

    [[nodiscard]] bool matches(const Form& form) const {
        return stems.contains(form.stem) || surfaces.contains(form.surface);
    }
    [[nodiscard]] bool empty() const { return stems.empty() && surfaces.empty(); }
};

}  // namespace nachlese
