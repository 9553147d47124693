// Any bytes as text: decoding, repairing and mending yield valid UTF-8 and keep the promises of
// schema/article.h.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/encoding.h"
#include "indexer/mojibake.h"
#include "indexer/readers/article_text.h"
#include "tests/fuzz/article_invariants.h"

namespace {

using namespace nachlese;  // NOLINT(google-build-using-namespace)
using nachlese::testing::check_article;
using nachlese::testing::require;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(looks_binary(bytes));
    static_cast<void>(is_wide_encoding(bytes));
    // The first line may be taken for a declaration.
    const std::string_view declared = bytes.substr(0, bytes.find('\n'));
    const DecodedText decoded = decode_text(bytes, declared);
    require(is_valid_utf8(decoded.text) && !decoded.encoding.empty());
    require(is_valid_utf8(decode_part(bytes, decoded.encoding)));
    require(is_valid_utf8(repair_mojibake(make_valid_utf8(bytes))));
    Article article;
    article.headline = collapse_whitespace(decoded.text);
    article.body = {{ParagraphKind::Text, article.headline}};
    mend_text(article);
    check_article(article);
    return 0;
}
