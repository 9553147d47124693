#include "schema/analysis/tokeniser.h"

#include <algorithm>
#include <cstdint>

#include "schema/analysis/abbreviation.h"
#include "schema/analysis/gender_forms.h"
#include "schema/analysis/number_token.h"
#include "schema/analysis/word_class.h"

namespace nachlese {

namespace {

constexpr std::string_view kSubscriptLead = "\xE2\x82";
constexpr std::array<std::string_view, 2> kSuperscripts{"²", "³"};
constexpr std::array<std::string_view, 5> kLengths{"m", "km", "cm", "mm", "dm"};

// What a token may go on with behind its segment: the first bytes.
constexpr std::uint8_t kBeginsAddress = 1;
constexpr std::uint8_t kBeginsEnding = 2;  // of a gender form
constexpr std::uint8_t kBeginsSmallDigit = 4;
constexpr std::uint8_t kEndsAbbreviation = 8;
constexpr auto kContinuations = [] {
    std::array<std::uint8_t, 256> table{};
    const auto mark = [&table](std::string_view bytes, std::uint8_t continuation) {
        for (const char byte : bytes) {
            auto& entry = table[static_cast<unsigned char>(byte)];
            entry = static_cast<std::uint8_t>(entry | continuation);
        }
    };
    mark(".-@+:", kBeginsAddress);
    mark(":*/(\xC2", kBeginsEnding);  // with the first byte of "·"
    mark("\xE2\xC2", kBeginsSmallDigit);
    mark(".", kEndsAbbreviation);
    return table;
}();

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Where a word seems to end for good, nearly always.
bool is_blank_or_end(std::string_view text, std::size_t offset) {
    return offset >= text.size() || text[offset] == ' ' || text[offset] == '\n';
}

bool is_subscript_digit(std::string_view text, std::size_t at) {
    constexpr unsigned char kZero = 0x80;  // third byte of U+2080
    const std::string_view character = text.substr(at, 3);
    if (character.size() < 3 || !character.starts_with(kSubscriptLead)) return false;
    const auto last = static_cast<unsigned char>(character[2]);
    return last >= kZero && last <= kZero + 9;
}

bool is_letter_or_digit(WordClass word_class) {
    return word_class == WordClass::Letter || word_class == WordClass::Digit;
}

}  // namespace

Tokeniser::Tokeniser(SegmenterKind kind) : segmenter_(kind) {}

void Tokeniser::start(std::string_view text) {
    text_ = text;
    segmenter_.start(text);
    addresses_.start();
    last_end_ = 0;
    pending_count_ = 0;
}

std::string& Tokeniser::next_spelling() {
    spelling_ = (spelling_ + 1) % spellings_.size();
    return spellings_[spelling_];
}

bool Tokeniser::next(WrittenToken& token) {
    if (pending_count_ > 0) {
        token = pending_[--pending_count_];
        return true;
    }
    WordSegment segment;
    if (!segmenter_.next(segment)) return false;
    token = {segment.start, segment.end, text_.substr(segment.start, segment.end - segment.start),
             false};
    if (is_digit(text_[segment.start])) {
        compose_number(segment, token);
    } else {
        compose_word(segment, token);
    }
    last_end_ = std::max(token.end, pending_count_ > 0 ? pending_[0].end : 0);
    return true;
}

// Text that a token took beyond its segment is not cut into words again.
void Tokeniser::go_on_behind(const WrittenToken& token) {
    segmenter_.continue_at(token.end);
}

void Tokeniser::compose_number(const WordSegment& segment, WrittenToken& token) {
    if ((continuations_at(segment.end) & kBeginsAddress) != 0 && compose_address(token)) {
        go_on_behind(token);
        return;
    }
    std::string& form = next_spelling();
    token.end = read_number(text_, segment, form);
    token.form = form.empty() ? text_.substr(token.start, token.end - token.start) : form;
    const bool is_formula = token.end == segment.end && compose_formula(token);
    if (token.end != segment.end) go_on_behind(token);
    if (is_formula) return;
    if (const auto sign = sign_behind_number(text_, token.end))
        add_pending({sign->start, sign->end, sign->word, false});
    if (const auto sign = sign_before_number(text_, token.start, last_end_)) {
        add_pending(token);
        token = {sign->start, sign->end, sign->word, false};
    } else {
        include_mark_before(token);
    }
}

void Tokeniser::compose_word(const WordSegment& segment, WrittenToken& token) {
    const auto compose_joined_word = [&] {
        return segment.has_underscore &&
               compose_gender_form(token, token.start + token.form.rfind('_'));
    };
    if (compose_continued_word(token) || compose_joined_word()) go_on_behind(token);
    include_mark_before(token);
}

bool Tokeniser::compose_continued_word(WrittenToken& token) {
    const std::uint8_t continuations = continuations_at(token.end);
    if (continuations == 0) return false;
    if ((continuations & kEndsAbbreviation) != 0 && compose_abbreviation(token)) return true;
    if (is_blank_or_end(text_, token.end + 1)) return false;
    return ((continuations & kBeginsAddress) != 0 && compose_address(token)) ||
           ((continuations & kBeginsEnding) != 0 && compose_gender_form(token, token.end)) ||
           ((continuations & kBeginsSmallDigit) != 0 && compose_formula(token));
}

std::uint8_t Tokeniser::continuations_at(std::size_t offset) const {
    if (offset == text_.size()) return 0;
    return kContinuations[static_cast<unsigned char>(text_[offset])];
}

void Tokeniser::include_mark_before(WrittenToken& token) const {
    if (token.start <= last_end_) return;
    const char before = text_[token.start - 1];
    if (before != '@' && before != '#') return;
    --token.start;
}

bool Tokeniser::compose_abbreviation(WrittenToken& token) {
    if (token.form.size() > kMaxAbbreviatedWordBytes) return false;
    const auto abbreviation = abbreviation_at(text_, token.start);
    if (!abbreviation) return false;
    token.end = abbreviation->end;
    token.form = abbreviation->form;
    return true;
}

bool Tokeniser::compose_address(WrittenToken& token) {
    const auto address = addresses_.find(text_, token.start, token.end);
    if (!address) return false;
    token.end = address->end;
    token.form = address->form;
    if (!address->second_form.empty())
        add_pending({token.start, token.end, address->second_form, true});
    return true;
}

bool Tokeniser::compose_gender_form(WrittenToken& token, std::size_t word_end) {
    const auto ending = gender_ending_at(text_, token.start, word_end);
    if (!ending || ending->form_end < token.end) return false;
    std::string& form = next_spelling();
    form = text_.substr(token.start, word_end - token.start);
    form += text_.substr(ending->start, ending->end - ending->start);
    token.end = ending->form_end;
    token.form = form;
    return true;
}

// "CO₂", "C₆H₁₂O₆", "km²". NFKC makes the small digits ordinary ones.
bool Tokeniser::compose_formula(WrittenToken& token) const {
    std::size_t end = token.end;
    if (is_subscript_digit(text_, end)) {
        while (end < text_.size()) {
            if (is_subscript_digit(text_, end)) {
                end += 3;
            } else if (const auto character = classify(text_, end);
                       is_letter_or_digit(character.word_class)) {
                end += character.bytes;
            } else {
                break;
            }
        }
    } else if (std::find(kLengths.begin(), kLengths.end(), token.form) != kLengths.end()) {
        for (const std::string_view sign : kSuperscripts) {
            if (text_.substr(end).starts_with(sign)) {
                end += sign.size();
                break;
            }
        }
    }
    if (end == token.end) return false;
    token.end = end;
    token.form = text_.substr(token.start, end - token.start);
    return true;
}

}  // namespace nachlese
