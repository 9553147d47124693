#include "query/written_range.h"

#include <string>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

// A letter and its combining marks; what is longer and still does not fold to the surface never
// will.
constexpr std::size_t kMaxClusterCodePoints = 8;

std::size_t code_point_end(std::string_view text, std::size_t offset) {
    do {
        ++offset;
    } while (offset < text.size() && !begins_code_point(text[offset]));
    return offset;
}

bool is_letter_or_digit(std::string_view text) {
    const UChar32 code_point =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
            .char32At(0);
    return u_isalnum(code_point) != 0;
}

// Walks through both texts side by side, one cluster at a time.
class Alignment {
  public:
    Alignment(std::string_view written, std::string_view surface)
        : written_(written), surface_(surface) {}

    [[nodiscard]] bool at_end() const { return written_offset_ == written_.size(); }
    [[nodiscard]] std::size_t written_offset() const { return written_offset_; }
    [[nodiscard]] std::size_t surface_offset() const { return surface_offset_; }

    // False where the texts part.
    bool advance() {
        std::size_t end = written_offset_;
        for (std::size_t count = 0; count < kMaxClusterCodePoints && end < written_.size();
             ++count) {
            end = code_point_end(written_, end);
            const std::string folded =
                fold(written_.substr(written_offset_, end - written_offset_));
            if (!surface_.substr(surface_offset_).starts_with(folded)) continue;
            written_offset_ = end;
            surface_offset_ += folded.size();
            return true;
        }
        return skip_mark();
    }

  private:
    // Of hyphens, blanks and line ends inside a word nothing need be left in the surface.
    bool skip_mark() {
        const std::size_t end = code_point_end(written_, written_offset_);
        if (is_letter_or_digit(written_.substr(written_offset_, end - written_offset_))) {
            return false;
        }
        written_offset_ = end;
        return true;
    }

    std::string_view written_;
    std::string_view surface_;
    std::size_t written_offset_ = 0;
    std::size_t surface_offset_ = 0;
};

}  // namespace

std::optional<TextRange> written_range(std::string_view written, std::string_view surface,
                                       std::size_t begin, std::size_t end) {
    Alignment alignment(written, surface);
    std::optional<std::size_t> written_begin;
    while (true) {
        // The last place that answers to the beginning, and the first to the end: a soft hyphen
        // at the seam belongs to neither side.
        if (alignment.surface_offset() == begin) written_begin = alignment.written_offset();
        if (alignment.surface_offset() >= end) break;
        if (alignment.at_end() || !alignment.advance()) return std::nullopt;
    }
    if (!written_begin || alignment.surface_offset() != end) return std::nullopt;
    return TextRange{*written_begin, alignment.written_offset()};
}

}  // namespace nachlese
