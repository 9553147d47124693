// Splits text into words and numbers by Unicode's word boundaries (UAX #29) as ICU implements them
// for German; words that only a full stop or a colon joins are cut there.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace nachlese {

// Not thread-safe: one per thread.
class Tokeniser {
  public:
    Tokeniser();
    ~Tokeniser();
    Tokeniser(Tokeniser&&) noexcept;
    Tokeniser& operator=(Tokeniser&&) noexcept;

    // Calls `consume(start, end)` with the byte offsets of each word and number, in order.
    // `text` is UTF-8; ill-formed sequences separate words.
    void tokenise(std::string_view text,
                  const std::function<void(std::size_t, std::size_t)>& consume);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nachlese
