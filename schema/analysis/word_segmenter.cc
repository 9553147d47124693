#include "schema/analysis/word_segmenter.h"

#include <array>
#include <cstdint>

#include "schema/analysis/icu_word_segmenter.h"
#include "schema/analysis/word_class.h"

namespace nachlese {

namespace {

bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// ICU is shown text up to a blank, where its rules begin afresh; beyond it as long as the next
// word begins with a character that it is to be asked about as well.
std::size_t end_of_icu_part(std::string_view text, std::size_t from) {
    std::size_t at = from;
    for (;;) {
        while (at < text.size() && !is_blank(text[at]))
            ++at;
        const std::size_t end = at;
        while (at < text.size() && is_blank(text[at]))
            ++at;
        if (at == text.size() || classify(text, at).word_class != WordClass::Unknown) return end;
    }
}

constexpr auto kIsAsciiLetter = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < 0x80; ++byte)
        table[byte] = word_class_detail::kLatin1[byte] == WordClass::Letter;
    return table;
}();

std::uint8_t byte_at(std::string_view text, std::size_t offset) {
    return static_cast<std::uint8_t>(text[offset]);
}

// Behind the letters that begin at `offset`, so far as they are ASCII, and ä to ÿ but for "÷":
// nearly all of German.
std::size_t end_of_german_letters(std::string_view text, std::size_t offset) {
    constexpr std::uint8_t kLead = 0xC3;
    constexpr std::uint8_t kFirstSmallLetter = 0xA0;
    constexpr std::uint8_t kDivisionSign = 0xB7;
    for (;;) {
        while (offset < text.size() && kIsAsciiLetter[byte_at(text, offset)])
            ++offset;
        if (offset + 1 >= text.size() || byte_at(text, offset) != kLead) return offset;
        const std::uint8_t trail = byte_at(text, offset + 1);
        const bool is_letter = trail >= kFirstSmallLetter && trail < 0xC0 && trail != kDivisionSign;
        if (!is_letter) return offset;
        offset += 2;
    }
}

// The class behind any ignorable characters at `offset`.
WordClass next_significant_class(std::string_view text, std::size_t& offset) {
    while (offset < text.size()) {
        const ClassifiedCharacter character = classify(text, offset);
        if (character.word_class != WordClass::Ignorable) return character.word_class;
        offset += character.bytes;
    }
    return WordClass::Other;
}

}  // namespace

WordSegmenter::WordSegmenter(SegmenterKind kind) : kind_(kind) {}
WordSegmenter::~WordSegmenter() = default;
WordSegmenter::WordSegmenter(WordSegmenter&&) noexcept = default;
WordSegmenter& WordSegmenter::operator=(WordSegmenter&&) noexcept = default;

void WordSegmenter::start(std::string_view text) {
    text_ = text;
    continue_at(0);
}

void WordSegmenter::continue_at(std::size_t offset) {
    position_ = offset;
    is_in_icu_part_ = false;
    if (kind_ == SegmenterKind::Fast) return;
    is_in_icu_part_ = true;
    icu_end_ = text_.size();
    icu().start(text_.substr(position_));
}

bool WordSegmenter::next(WordSegment& segment) {
    for (;;) {
        if (is_in_icu_part_) {
            if (next_by_icu(segment)) return true;
            is_in_icu_part_ = false;
            position_ = icu_end_;
        }
        switch (next_by_hand(segment)) {
            case Step::Found:
                return true;
            case Step::End:
                return false;
            case Step::AskIcu:
                ask_icu();
        }
    }
}

void WordSegmenter::ask_icu() {
    is_in_icu_part_ = true;
    icu_end_ = end_of_icu_part(text_, unknown_at_);
    icu().start(text_.substr(position_, icu_end_ - position_));
}

IcuWordSegmenter& WordSegmenter::icu() {
    if (!icu_) icu_ = std::make_unique<IcuWordSegmenter>();
    return *icu_;
}

bool WordSegmenter::next_by_icu(WordSegment& segment) {
    if (!icu_->next(segment)) return false;
    segment.start += position_;
    segment.end += position_;
    return true;
}

WordSegmenter::Step WordSegmenter::next_by_hand(WordSegment& segment) {
    while (position_ < text_.size()) {
        const ClassifiedCharacter character = classify(text_, position_);
        switch (character.word_class) {
            case WordClass::Letter:
            case WordClass::Digit:
                return read_word(segment);
            case WordClass::Unknown:
                unknown_at_ = position_;
                return Step::AskIcu;
            default:
                position_ += character.bytes;
        }
    }
    return Step::End;
}

// A letter or digit stands at position_. Where ICU is to be asked, position_ stays there.
WordSegmenter::Step WordSegmenter::read_word(WordSegment& segment) {
    segment = {position_, position_, false};
    WordClass last = WordClass::Other;  // of the characters that are not ignorable
    std::size_t at = position_;
    while (at < text_.size()) {
        const ClassifiedCharacter character = classify(text_, at);
        switch (character.word_class) {
            case WordClass::Letter:
            case WordClass::Digit: {
                segment.has_underscore = segment.has_underscore || last == WordClass::Joiner;
                const std::size_t behind = at + character.bytes;
                at = end_of_german_letters(text_, behind);
                last = at == behind ? character.word_class : WordClass::Letter;
                segment.end = at;
                continue;
            }
            case WordClass::Ignorable:
                at += character.bytes;
                if (last != WordClass::Joiner) segment.end = at;
                continue;
            case WordClass::Joiner:
                last = WordClass::Joiner;
                at += character.bytes;
                continue;
            case WordClass::NumberMark:
                if (last != WordClass::Digit) break;
                [[fallthrough]];
            case WordClass::Apostrophe: {
                std::size_t behind = at + character.bytes;
                const WordClass next = next_significant_class(text_, behind);
                if (next == WordClass::Unknown) {
                    unknown_at_ = behind;
                    return Step::AskIcu;
                }
                if (next != last || last == WordClass::Joiner) break;
                at = behind;
                continue;
            }
            case WordClass::Other:
                break;
            case WordClass::Unknown:
                unknown_at_ = at;
                return Step::AskIcu;
        }
        break;
    }
    position_ = at;
    return Step::Found;
}

}  // namespace nachlese
