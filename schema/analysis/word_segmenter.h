// Finds words and numbers by Unicode's word boundaries (UAX #29) as ICU implements them for German,
// with what German news needs otherwise:
// - a full stop joins digits alone ("Ende.Anfang" is a lost blank), a colon, semicolon, middle dot,
//   "@" or narrow no-break space joins nothing;
// - "_" at a word's ends is not part of it.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace nachlese {

class IcuWordSegmenter;

// A word or number; byte offsets into the text: [start, end). Begins with a letter or digit, ends
// with one or with ignorable characters behind it.
struct WordSegment {
    std::size_t start = 0;
    std::size_t end = 0;
    bool has_underscore = false;

    bool operator==(const WordSegment&) const = default;
};

enum class SegmenterKind {
    Fast,  // ASCII, Latin and Cyrillic by hand; ICU is asked where other characters stand
    Icu,   // the definition: finds the same, and is slower
};

// Not thread-safe: one per thread.
class WordSegmenter {
  public:
    explicit WordSegmenter(SegmenterKind kind = SegmenterKind::Fast);
    ~WordSegmenter();
    WordSegmenter(WordSegmenter&&) noexcept;
    WordSegmenter& operator=(WordSegmenter&&) noexcept;

    // `text` is UTF-8 and must live until the last call of next(); ill-formed sequences separate
    // words.
    void start(std::string_view text);
    // Goes on at `offset`, a character's boundary, as if the text began there.
    void continue_at(std::size_t offset);
    // False at the end of the text.
    bool next(WordSegment& segment);

  private:
    enum class Step { Found, AskIcu, End };

    Step next_by_hand(WordSegment& segment);
    Step read_word(WordSegment& segment);
    bool next_by_icu(WordSegment& segment);
    void ask_icu();
    [[nodiscard]] IcuWordSegmenter& icu();

    SegmenterKind kind_;
    // Made when it is first asked: its rules are read from ICU's data, and most queries need none.
    std::unique_ptr<IcuWordSegmenter> icu_;
    std::string_view text_;
    std::size_t position_ = 0;     // nothing before it is looked at again
    std::size_t unknown_at_ = 0;   // the character for which ICU is asked
    bool is_in_icu_part_ = false;  // which reaches to icu_end_
    std::size_t icu_end_ = 0;
};

}  // namespace nachlese
