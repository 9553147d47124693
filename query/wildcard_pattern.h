// Patterns such as "günsti*", "*vertrag" and "M?ller".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese {

// A word of the query or of the vocabulary as patterns and fuzzy words compare it: folded, without
// the accents that German does not have.
[[nodiscard]] std::string comparable(std::string_view word);

class WildcardPattern {
  public:
    // "*" stands for any characters or none, "?" for one. Case and foreign accents do not matter.
    explicit WildcardPattern(std::string_view written);

    // What every fitting word begins with; may be empty.
    [[nodiscard]] std::string_view literal_beginning() const;

    // `word` is comparable(). Takes time proportional to the product of both lengths at most.
    [[nodiscard]] bool fits(std::string_view word) const;

  private:
    std::string pattern_;  // no two "*" side by side
    std::size_t least_bytes_ = 0;
};

}  // namespace nachlese
