#include "schema/analysis/icu_word_segmenter.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "schema/code_point.h"

namespace nachlese {

namespace {

int word_break_of(UChar32 code_point) {
    return u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK);
}

bool is_ignorable(UChar32 code_point) {
    const int value = word_break_of(code_point);
    return value == U_WB_EXTEND || value == U_WB_FORMAT || value == U_WB_ZWJ;
}

// Belongs to a word with a letter or digit on either side.
bool joins_inside_words(UChar32 code_point) {
    switch (word_break_of(code_point)) {
        case U_WB_EXTENDNUMLET:
        case U_WB_MIDLETTER:
        case U_WB_MIDNUM:
        case U_WB_MIDNUMLET:
        case U_WB_SINGLE_QUOTE:
            return true;
        default:
            return false;
    }
}

bool is_digit(UChar32 code_point) {
    return word_break_of(code_point) == U_WB_NUMERIC;
}

bool is_letter_or_digit(UChar32 code_point) {
    switch (word_break_of(code_point)) {
        case U_WB_ALETTER:
        case U_WB_HEBREW_LETTER:
        case U_WB_KATAKANA:
        case U_WB_NUMERIC:
            return true;
        default:  // of scripts whose words ICU finds with a dictionary
            return u_hasBinaryProperty(code_point, UCHAR_ALPHABETIC) != 0;
    }
}

bool separates(UChar32 code_point, bool is_behind_digit) {
    constexpr UChar32 kMiddleDot = 0xB7;
    constexpr UChar32 kNarrowNoBreakSpace = 0x202F;
    switch (code_point) {
        case '.':
            return !is_behind_digit;
        case ':':
        case ';':
        case kMiddleDot:
        case kNarrowNoBreakSpace:
            return true;
        default:
            return false;
    }
}

}  // namespace

struct IcuWordSegmenter::Boundaries {
    std::unique_ptr<icu::BreakIterator> iterator;
    UText text = UTEXT_INITIALIZER;

    Boundaries() {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getGerman(), status));
        if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no word boundary data");
    }
    ~Boundaries() { utext_close(&text); }
    Boundaries(const Boundaries&) = delete;
    Boundaries& operator=(const Boundaries&) = delete;
};

IcuWordSegmenter::IcuWordSegmenter() : boundaries_(std::make_unique<Boundaries>()) {}
IcuWordSegmenter::~IcuWordSegmenter() = default;

void IcuWordSegmenter::start(std::string_view text) {
    constexpr std::size_t kMaxBytes = std::numeric_limits<std::int32_t>::max();
    text_ = text.substr(0, std::min(text.size(), kMaxBytes));
    position_ = word_end_ = 0;
    UErrorCode status = U_ZERO_ERROR;
    // A UText over UTF-8 makes ICU report native offsets, which are bytes.
    utext_openUTF8(&boundaries_->text, text_.data(), static_cast<std::int64_t>(text_.size()),
                   &status);
    boundaries_->iterator->setText(&boundaries_->text, status);
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU cannot read UTF-8");
    boundaries_->iterator->first();
}

bool IcuWordSegmenter::next(WordSegment& segment) {
    while (!next_piece(segment)) {
        if (!next_icu_word()) return false;
    }
    const std::string_view word = text_.substr(segment.start, segment.end - segment.start);
    segment.has_underscore = word.find('_') != std::string_view::npos;
    return true;
}

bool IcuWordSegmenter::next_icu_word() {
    const std::int32_t start = boundaries_->iterator->current();
    const std::int32_t end = boundaries_->iterator->next();
    if (end == icu::BreakIterator::DONE) return false;
    position_ = static_cast<std::size_t>(start);
    word_end_ = static_cast<std::size_t>(end);
    return true;
}

// ICU's rule status does not tell words from the rest: none is given to a word that ends in U+202F
// and a combining mark, while "@" alone is one.
bool IcuWordSegmenter::next_piece(WordSegment& segment) {
    bool is_found = false;     // a letter or digit
    bool is_adjacent = false;  // nothing but ignorable characters since then
    bool is_behind_digit = false;
    while (position_ < word_end_) {
        const std::size_t start = position_;
        const UChar32 code_point = next_code_point(text_, position_);
        if (is_ignorable(code_point)) {
            if (is_adjacent) segment.end = position_;
        } else if (is_letter_or_digit(code_point)) {
            if (!is_found) segment.start = start;
            segment.end = position_;
            is_found = is_adjacent = true;
            is_behind_digit = is_digit(code_point);
        } else if (joins_inside_words(code_point) && !separates(code_point, is_behind_digit)) {
            is_adjacent = false;
        } else if (is_found) {
            return true;
        }
    }
    return is_found;
}

}  // namespace nachlese
