#include "schema/analysis/tokeniser.h"

#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace nachlese {

namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// UAX #29 keeps "Ende.Anfang" and "Bericht:Wie" together (rules WB6 and WB7): right for initials,
// wrong for text whose blanks were lost, which dumps are full of. Numbers keep their marks.
bool joins_two_words(std::string_view text, std::size_t at) {
    return (text[at] == '.' || text[at] == ':') && !is_digit(text[at - 1]) &&
           !is_digit(text[at + 1]);
}

template <typename Consume>
void consume_pieces(std::string_view text, std::size_t start, std::size_t end, Consume& consume) {
    for (std::size_t at = start + 1; at + 1 < end; ++at) {
        if (!joins_two_words(text, at)) continue;
        consume(start, at);
        start = at + 1;
    }
    consume(start, end);
}

}  // namespace

struct Tokeniser::Impl {
    std::unique_ptr<icu::BreakIterator> boundaries;
    UText text = UTEXT_INITIALIZER;

    Impl() {
        UErrorCode status = U_ZERO_ERROR;
        boundaries.reset(icu::BreakIterator::createWordInstance(icu::Locale::getGerman(), status));
        if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no word boundary data");
    }
    ~Impl() { utext_close(&text); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

Tokeniser::Tokeniser() : impl_(std::make_unique<Impl>()) {}
Tokeniser::~Tokeniser() = default;
Tokeniser::Tokeniser(Tokeniser&&) noexcept = default;
Tokeniser& Tokeniser::operator=(Tokeniser&&) noexcept = default;

void Tokeniser::tokenise(std::string_view text,
                         const std::function<void(std::size_t, std::size_t)>& consume) {
    UErrorCode status = U_ZERO_ERROR;
    // A UText over UTF-8 makes ICU report native offsets, which are bytes.
    utext_openUTF8(&impl_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
    impl_->boundaries->setText(&impl_->text, status);
    if (U_FAILURE(status) != 0) return;
    std::int32_t start = impl_->boundaries->first();
    for (std::int32_t end = impl_->boundaries->next(); end != icu::BreakIterator::DONE;
         start = end, end = impl_->boundaries->next()) {
        if (impl_->boundaries->getRuleStatus() < UBRK_WORD_NUMBER) continue;
        consume_pieces(text, static_cast<std::size_t>(start), static_cast<std::size_t>(end),
                       consume);
    }
}

}  // namespace nachlese
