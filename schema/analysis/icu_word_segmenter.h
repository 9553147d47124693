// The segmenter's definition (word_segmenter.h) in terms of ICU's word BreakIterator.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "schema/analysis/word_segmenter.h"

namespace nachlese {

// Not thread-safe.
class IcuWordSegmenter {
  public:
    IcuWordSegmenter();
    ~IcuWordSegmenter();
    IcuWordSegmenter(const IcuWordSegmenter&) = delete;
    IcuWordSegmenter& operator=(const IcuWordSegmenter&) = delete;

    // `text` must live until the last call of next(), and be shorter than 2 GiB.
    void start(std::string_view text);
    // False at the end of the text.
    bool next(WordSegment& segment);

  private:
    bool next_icu_word();
    bool next_piece(WordSegment& segment);

    struct Boundaries;
    std::unique_ptr<Boundaries> boundaries_;
    std::string_view text_;
    // What is left of ICU's word, to be cut into pieces.
    std::size_t position_ = 0;
    std::size_t word_end_ = 0;
};

}  // namespace nachlese
