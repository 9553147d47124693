// A user's own splits, which win over those of the lexicon. A text of one word a line:
//
//     # what the candle factory sells
//     Wachs|tube        split here; a linking element belongs to the piece before: Arbeits|markt
//     Dachstube         without a bar: never split
//
// A `#` begins a comment. Case, order and repetition do not matter.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace nachlese {

inline constexpr std::size_t kMaxUserCompoundsBytes = 1 << 20;  // of a file

class UserCompounds {
  public:
    // `name` stands for the text in errors: BadInput for a line that is no such word, in the words
    // "name: line n: ...".
    [[nodiscard]] static Result<UserCompounds> parse(std::string_view text, std::string_view name);
    // Io besides where the file cannot be read, BadInput where it is too large.
    [[nodiscard]] static Result<UserCompounds> read_file(const std::string& path);

    // Byte offsets at which the second and every further part of a folded word begins, ascending;
    // none: never to be split.
    using Entries = std::map<std::string, std::vector<std::size_t>, std::less<>>;
    [[nodiscard]] const Entries& entries() const { return entries_; }

    // The entries folded and in order, as parse() reads them: texts of one meaning have one.
    [[nodiscard]] std::string canonical_text() const;

    friend bool operator==(const UserCompounds&, const UserCompounds&) = default;

  private:
    Entries entries_;
};

}  // namespace nachlese
