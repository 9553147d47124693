#include "indexer/containers/http_body.h"

#include <utility>

#include "indexer/containers/record_block.h"
#include "indexer/gzip_source.h"

namespace nachlese {

namespace {

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A line that begins with the size of a chunk, in hexadecimal digits.
bool begins_as_chunk(std::string_view bytes) {
    std::size_t digits = 0;
    while (digits < bytes.size() && is_hex_digit(bytes[digits]))
        ++digits;
    if (digits == 0 || digits > 8 || digits == bytes.size()) return false;
    return bytes[digits] == '\r' || bytes[digits] == '\n' || bytes[digits] == ';' ||
           bytes[digits] == ' ';
}

bool begins_as_zlib(std::string_view bytes) {
    if (bytes.size() < 2 || (bytes[0] & 0x0F) != 8) return false;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    return (first * 256U + second) % 31 == 0;
}

// Neither compression begins so in practice.
bool begins_as_markup(std::string_view bytes) {
    const std::size_t at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return at != std::string_view::npos && bytes[at] == '<';
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_http_body(const HeaderFields& header,
                                                   InputStream message) {
    if (auto begun = message.begin(); !begun) return tl::unexpected(begun.error());
    const std::string name = message.name();
    const auto budget = message.budget();
    if (ascii_lower(header.value("transfer-encoding")).find("chunked") != std::string::npos &&
        begins_as_chunk(message.head())) {
        message = InputStream(name, make_chunked_source(std::move(message)), budget);
        if (auto begun = message.begin(); !begun) return tl::unexpected(begun.error());
    }
    const std::string coding = ascii_lower(header.value("content-encoding"));
    const std::string_view head = message.head();
    if (begins_as_markup(head)) return make_stream_source(std::move(message));
    if (coding == "br") return make_brotli_source(std::move(message));
    if (coding == "deflate") {
        const auto wrapper = begins_as_zlib(head) ? DeflateWrapper::Zlib : DeflateWrapper::None;
        return make_deflate_source(std::move(message), wrapper);
    }
    return make_stream_source(std::move(message));
}

}  // namespace nachlese
