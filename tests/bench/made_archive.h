// Articles of any number, made up word by word, whose vocabulary grows as that of real news does.
//
// Half of the words are drawn from the sample archive as it uses them; the others have ranks
// without an end, drawn from a power law, and are compounds, inflected words and names made from
// their rank. So new words never run out, as Heaps' law wants (H. S. Heaps, "Information
// Retrieval", 1978); that a frequent head and a long tail follow different laws is from Ferrer i
// Cancho and Solé ("Two Regimes in the Frequency of Words", 2001). Words that an article has used
// come again in it, as a topic's words do. `nachlese-made-archive statistics` compares a made
// archive with a real one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/sample_archive.h"

namespace nachlese::bench {

struct MadeArticle {
    std::string path;  // below the archive: "2004/07/0000123.txt"
    std::string text;  // a text dump
};

// Thread-safe.
class MadeArchive {
  public:
    explicit MadeArchive(const SampleArchive& sample);

    // The same for a number whatever was asked before.
    [[nodiscard]] MadeArticle article(std::uint64_t number) const;

    // The word of a rank in the tail: of a rank always the same, capitalised where it is a noun.
    [[nodiscard]] std::string tail_word(std::uint64_t rank) const;

  private:
    class Writer;

    std::vector<std::string> running_words_;   // of the sample, as often as they stand there
    std::vector<std::string> frequent_words_;  // the most frequent of them alone
    std::vector<std::string> nouns_;
};

}  // namespace nachlese::bench
