// How the vocabulary of an archive grows, and how much of it one article uses.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "schema/analysis/analyser.h"
#include "schema/article.h"

namespace nachlese::bench {

// Of the bodies. Prints to standard output.
class ArchiveStatistics {
  public:
    // Prints a line after every tenfold of words.
    void count(const Article& article);
    // There is at least one word.
    void print() const;
    [[nodiscard]] bool empty() const { return words_ == 0; }

  private:
    void print_growth();

    Analyser analyser_;
    std::uint64_t articles_ = 0;
    std::uint64_t bytes_ = 0;
    std::uint64_t words_ = 0;
    std::uint64_t next_line_ = 10'000;  // words
    std::uint64_t stems_by_article_ = 0;
    std::unordered_map<std::string, std::uint64_t> frequencies_;
};

}  // namespace nachlese::bench
