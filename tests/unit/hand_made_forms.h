// Forms of compounds that do not depend on what the lexicon knows.
#pragma once

#include <string>
#include <vector>

#include "schema/analysis/analyser.h"

namespace nachlese::testing {

struct PartOfForm {
    std::string written;
    std::string stem;
};

inline Form simple_form(const std::string& surface, const std::string& stem, bool is_known = true) {
    return {surface, stem, {}, {}, is_known};
}

// The compound of all parts; its stem ends with that of the last one.
inline Form compound_form(const std::vector<PartOfForm>& parts) {
    Form form;
    form.is_known = true;
    for (const PartOfForm& part : parts) {
        const std::size_t start = form.surface.size();
        form.stem = form.surface + part.stem;
        form.surface += part.written;
        form.parts.push_back({start, form.surface.size(), part.stem});
    }
    return form;
}

}  // namespace nachlese::testing
