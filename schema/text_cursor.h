// Takes numbers and words off the front of a text, for small hand-written grammars.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace nachlese {

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Leads a letter: ASCII or two bytes long (Latin, Greek, Cyrillic).
[[nodiscard]] constexpr bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 0xC3 && byte <= 0xDF);
}

// Words are ASCII and two-byte letters; that is all the tables hold.
[[nodiscard]] constexpr bool continues_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_word_byte(c) || (byte >= 0x80 && byte < 0xC0);
}

[[nodiscard]] inline std::string lower_case_word(std::string_view word) {
    std::string lower(word);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto byte = static_cast<unsigned char>(lower[i]);
        const bool after_c3 = i > 0 && static_cast<unsigned char>(lower[i - 1]) == 0xC3;
        if ((byte >= 'A' && byte <= 'Z') || (after_c3 && byte >= 0x80 && byte <= 0x9E)) {
            lower[i] = static_cast<char>(byte + 0x20);
        }
    }
    return lower;
}

// A cursor over the text; each take_... moves it only where it succeeds.
class TextCursor {
  public:
    TextCursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }

    bool take(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    void skip_blanks() {
        while (take(" ") || take("\t") || take("\u00A0") || take("\u202F")) {
        }
    }

    struct Digits {
        int value = 0;
        int count = 0;
    };
    std::optional<Digits> take_digits(int least, int most) {
        Digits digits;
        std::size_t end = at_;
        while (end < text_.size() && is_digit(text_[end])) {
            if (++digits.count > most) return std::nullopt;
            digits.value = digits.value * 10 + (text_[end++] - '0');
        }
        if (digits.count < least) return std::nullopt;
        at_ = end;
        return digits;
    }

    // Lower-cased; empty where no word of at most 16 bytes starts here.
    std::string take_word() {
        constexpr std::size_t kLongestWord = 16;
        std::size_t end = at_;
        if (done() || !is_word_byte(text_[end])) return {};
        while (end < text_.size() && continues_word(text_[end]) && end - at_ <= kLongestWord)
            ++end;
        if (end - at_ > kLongestWord) return {};
        const std::size_t start = std::exchange(at_, end);
        return lower_case_word(text_.substr(start, end - start));
    }

  private:
    std::string_view text_;
    std::size_t at_;
};

}  // namespace nachlese
