#include "indexer/readers/dump/clean_line.h"

#include <cstddef>
#include <cstdint>

namespace nachlese::dump {

namespace {

// The length in bytes of the white space or control character at `at`; 0 where there is none.
// Written out rather than asked of ICU, since every byte of the archive passes here.
std::size_t blank_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint8_t {
        return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : std::uint8_t{0};
    };
    const std::uint8_t first = byte(0);
    if (first <= 0x20 || first == 0x7F) return 1;
    if (first == 0xC2) return byte(1) <= 0xA0 ? 2 : 0;  // U+0080..U+009F controls, U+00A0
    if (first == 0xE1) return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;  // U+1680
    if (first == 0xE2 && byte(1) == 0x80) {
        const std::uint8_t last = byte(2);  // U+2000..U+200B, U+2028, U+2029, U+202F
        return last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
    }
    if (first == 0xE2) return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0;  // U+205F
    if (first == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;  // U+3000
    if (first == 0xEF) return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;  // U+FEFF
    return 0;
}

}  // namespace

std::string clean_line(std::string_view line) {
    std::string clean;
    clean.reserve(line.size());
    std::size_t kept = 0;  // where the text not yet copied begins
    for (std::size_t at = 0; at < line.size();) {
        const auto byte = static_cast<unsigned char>(line[at]);
        // No other byte begins white space or a control character.
        const bool may_be_blank = byte <= 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xE1;
        const std::size_t blank = may_be_blank ? blank_length(line, at) : 0;
        if (blank == 0) {
            ++at;
            continue;
        }
        clean.append(line.substr(kept, at - kept));
        if (!clean.empty() && clean.back() != ' ') clean += ' ';
        at += blank;
        kept = at;
    }
    clean.append(line.substr(kept));
    if (!clean.empty() && clean.back() == ' ') clean.pop_back();
    return clean;
}

}  // namespace nachlese::dump
