// Any bytes as text: the analyser must neither crash nor break the promises of
// schema/analysis/analyser.h, and its fast path finds what ICU finds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schema/analysis/analyser.h"
#include "schema/analysis/tokeniser.h"
#include "schema/utf8.h"

namespace {

using namespace nachlese;  // NOLINT(google-build-using-namespace)

void require(bool condition) {
    if (!condition) std::abort();
}

void check_boundaries(std::string_view text, std::size_t start, std::size_t end) {
    require(start < end && end <= text.size());
    // No token holds an ill-formed sequence, or a part of a character.
    require(is_valid_utf8(text.substr(start, end - start)));
}

void check_analyser(std::string_view text) {
    static Analyser analyser;
    std::size_t last_start = 0;
    std::uint32_t positions = 0;
    const std::uint32_t count = analyser.analyse(text, [&](const Token& token) {
        check_boundaries(text, token.start, token.end);
        require(token.start >= last_start);
        last_start = token.start;
        if (!token.is_alternative) ++positions;
        require(positions > 0 && token.position == positions - 1);
        require(!token.form->surface.empty() && is_valid_utf8(token.form->surface));
    });
    require(count == positions);
}

void compare_with_icu(std::string_view text) {
    static Tokeniser fast;
    static Tokeniser icu(SegmenterKind::Icu);
    fast.start(text);
    icu.start(text);
    std::size_t last_end = 0;
    for (WrittenToken token; fast.next(token);) {
        WrittenToken expected;
        require(icu.next(expected));
        require(token.start == expected.start && token.end == expected.end);
        require(token.form == expected.form && token.is_alternative == expected.is_alternative);
        check_boundaries(text, token.start, token.end);
        require(token.is_alternative || token.start >= last_end);
        last_end = token.end;
    }
    WrittenToken none;
    require(!icu.next(none));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_analyser(text);
    compare_with_icu(text);
    return 0;
}
