// Filters that turn one written form into what is indexed for it. They run in a chain; each reads
// what the ones before it filled in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schema/analysis/analyser.h"
#include "schema/analysis/user_compounds.h"

namespace nachlese {

// Not thread-safe.
class FormFilter {
  public:
    virtual ~FormFilter() = default;
    // Part of the analyser's fingerprint.
    [[nodiscard]] virtual std::string_view name() const = 0;
    // `written` is the word as it stands in the text.
    virtual void apply(Form& form, std::string_view written) = 0;
};

// Longer forms are cut at a code point: with a prefix, a term stays below Xapian's 245 bytes.
inline constexpr std::size_t kMaxFormBytes = 120;

// The whole chain. Not thread-safe.
class FormFilters {
  public:
    explicit FormFilters(const UserCompounds& user_compounds);
    ~FormFilters();
    FormFilters(const FormFilters&) = delete;
    FormFilters& operator=(const FormFilters&) = delete;

    [[nodiscard]] Form make_form(std::string_view written) const;

    // Names the filters and the lexicon they use; changes when either does. Nothing of the user's.
    [[nodiscard]] std::string description() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nachlese
