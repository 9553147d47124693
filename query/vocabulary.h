// The terms of an index, as far as words are looked for in it that are not written out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace nachlese {

class Vocabulary {
  public:
    virtual ~Vocabulary() = default;

    // Calls `consume` for each term from `first` on, in byte order, until it returns false.
    virtual void walk(const std::string& first,
                      const std::function<bool(const std::string& term)>& consume) const = 0;

    // Articles that have the term.
    [[nodiscard]] virtual std::uint32_t article_count(const std::string& term) const = 0;
};

}  // namespace nachlese
