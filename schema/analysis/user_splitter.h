// Splits words the way the user's own entries say, inflected forms included.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/user_compounds.h"
#include "schema/analysis/word_stemmer.h"

namespace nachlese {

// Not thread-safe. Words are folded; cuts are byte offsets at which the second and every further
// part begins, ascending.
class UserSplitter {
  public:
    // Borrows the stemmer.
    UserSplitter(const UserCompounds& compounds, const WordStemmer& stemmer);

    // What the user says of `word`: its cuts, none where it is to stay whole; nothing where no
    // entry holds for it. The entry of the very word wins. Otherwise one that splits holds for a
    // word that begins with the same parts and whose last part has the same stem as the entry's
    // ("Wachs|tube" for "Wachstuben"), and one that does not for a word of the same stem.
    [[nodiscard]] std::optional<std::vector<std::size_t>> split(std::string_view word) const;

    // `cuts` made by others, with each run of parts that is a word of the user's split as the user
    // says. Of runs that overlap the longest wins, then the first.
    [[nodiscard]] std::vector<std::size_t> amend(std::string_view word,
                                                 const std::vector<std::size_t>& cuts) const;

  private:
    struct Run;

    [[nodiscard]] const std::vector<std::size_t>* cuts_of_inflected(std::string_view word) const;
    [[nodiscard]] bool is_whole_inflected(std::string_view word) const;
    [[nodiscard]] std::optional<Run> longest_run(std::string_view word,
                                                 const std::vector<std::size_t>& bounds,
                                                 std::size_t first, std::size_t last) const;
    void amend_between(std::string_view word, const std::vector<std::size_t>& bounds,
                       std::size_t first, std::size_t last, std::vector<std::size_t>& cuts) const;

    const WordStemmer& stemmer_;
    UserCompounds::Entries entries_;
    // By all that stands before the last part, then by the stem of that one: the cuts.
    std::map<std::string, UserCompounds::Entries, std::less<>> by_modifiers_;
    std::set<std::string, std::less<>> whole_stems_;
    std::size_t longest_ = 0;  // bytes that a word of the user's can have
};

}  // namespace nachlese
