// Filters that turn one written form into what is indexed for it. They run in a chain; each reads
// what the ones before it filled in.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "schema/analysis/analyser.h"

namespace nachlese {

// Not thread-safe.
class FormFilter {
  public:
    virtual ~FormFilter() = default;
    // Part of the analyser's fingerprint.
    [[nodiscard]] virtual std::string_view name() const = 0;
    // The first filter of the chain finds the written form in `form.surface`.
    virtual void apply(Form& form) = 0;
};

// Longer forms are cut at a code point: with a prefix, a term stays below Xapian's 245 bytes.
inline constexpr std::size_t kMaxFormBytes = 120;

// The order in which the filters are listed is the order in which they run.
[[nodiscard]] std::vector<std::unique_ptr<FormFilter>> make_form_filters();

}  // namespace nachlese
