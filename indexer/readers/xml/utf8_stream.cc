#include "indexer/readers/xml/utf8_stream.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/encoding.h"
#include "indexer/mojibake.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// How many bytes at the end begin a character of UTF-8 that the next piece may finish.
std::size_t unfinished(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte < 0x80) return 0;
        if (byte >= 0xC0) {
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return length > back ? back : 0;
        }
    }
    return 0;
}

// How many bytes at the end are beyond ASCII: what was made of misread characters may go on in the
// next piece.
std::size_t unfinished_run(std::string_view text) {
    constexpr std::size_t kLongestRun = 256;
    std::size_t count = 0;
    while (count < text.size() && static_cast<unsigned char>(text[text.size() - count - 1]) >= 0x80)
        ++count;
    return count <= kLongestRun ? count : 0;
}

void blank_controls(std::string& text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') c = ' ';
    }
}

}  // namespace

struct Utf8Stream::Converter {
    explicit Converter(const std::string& encoding) {
        UErrorCode status = U_ZERO_ERROR;
        handle.reset(ucnv_open(encoding.c_str(), &status));
    }

    std::string convert(std::string_view bytes, bool is_last) const {
        std::string utf8;
        std::array<UChar, 4096> units{};
        const char* from = bytes.data();
        const char* const end = from + bytes.size();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            UChar* to = units.data();
            ucnv_toUnicode(handle.get(), &to, to + units.size(), &from, end, nullptr,
                           static_cast<UBool>(is_last), &status);
            const icu::UnicodeString text(units.data(), static_cast<int32_t>(to - units.data()));
            // A surrogate pair may lie across two buffers.
            for (int32_t i = 0; i < text.length(); ++i)
                append(utf8, text.charAt(i));
        }
        return utf8;
    }

    void append(std::string& utf8, UChar unit) const {
        if (U16_IS_LEAD(unit)) {
            lead = unit;
            return;
        }
        UChar32 code_point = unit;
        if (U16_IS_TRAIL(unit)) code_point = lead != 0 ? U16_GET_SUPPLEMENTARY(lead, unit) : 0xFFFD;
        lead = 0;
        icu::UnicodeString(code_point).toUTF8String(utf8);
    }

    std::unique_ptr<UConverter, decltype(&ucnv_close)> handle{nullptr, &ucnv_close};
    mutable UChar lead = 0;
};

Utf8Stream::Utf8Stream(std::string_view head) : declared_(declared_encoding(head)) {
    if (is_wide_encoding(head)) decide(head);
}

Utf8Stream::~Utf8Stream() = default;

void Utf8Stream::decide(std::string_view sample) {
    is_decided_ = true;
    const std::string encoding = decode_text(sample, declared_).encoding;
    if (encoding == "UTF-8") return;
    auto converter = std::make_unique<Converter>(encoding);
    if (converter->handle) converter_ = std::move(converter);
}

std::string Utf8Stream::decode(std::string_view piece, bool is_last) {
    pending_ += piece;
    std::string text;
    const std::size_t held = is_last || converter_ ? 0 : unfinished(pending_);
    const std::string_view ready = std::string_view(pending_).substr(0, pending_.size() - held);
    if (!is_decided_ && !is_ascii(ready)) decide(ready);
    if (converter_) {
        text = converter_->convert(pending_, is_last);
        pending_.clear();
    } else {
        text = is_valid_utf8(ready) ? std::string(ready) : make_valid_utf8(ready);
        pending_.erase(0, pending_.size() - held);
    }
    if (at_start_ && !text.empty()) {
        at_start_ = false;
        if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    }
    text.insert(0, std::exchange(held_, {}));
    if (!is_last) {
        const std::size_t kept = text.size() - unfinished_run(text);
        held_ = text.substr(kept);
        text.resize(kept);
    }
    text = repair_mojibake(std::move(text));
    blank_controls(text);
    return text;
}

std::string_view declared_encoding(std::string_view head) {
    const std::size_t begin = head.find("<?xml ");
    if (begin > kByteOrderMark.size() + 16) return {};
    std::string_view declaration = head.substr(begin, head.find("?>", begin) - begin);
    const std::size_t name = declaration.find("encoding");
    if (name == std::string_view::npos) return {};
    declaration.remove_prefix(name);
    const std::size_t quote = declaration.find_first_of("\"'");
    if (quote == std::string_view::npos) return {};
    const std::size_t end = declaration.find(declaration[quote], quote + 1);
    if (end == std::string_view::npos) return {};
    return declaration.substr(quote + 1, end - quote - 1);
}

}  // namespace nachlese::xml
