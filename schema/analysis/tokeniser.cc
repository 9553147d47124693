#include "schema/analysis/tokeniser.h"

#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace nachlese {

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
        consume(static_cast<std::size_t>(start), static_cast<std::size_t>(end));
    }
}

}  // namespace nachlese
