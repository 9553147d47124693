// Any bytes, decoded as the reader does: neither parser nor reader may crash, nor break the
// promises of schema/article.h.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/encoding.h"
#include "indexer/readers/html/assemble.h"
#include "indexer/readers/html/charset.h"
#include "tests/fuzz/article_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace nachlese;  // NOLINT(google-build-using-namespace)
    static const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{"1998/07/seite.html", zone.local({2025, 8, 15}, 720), zone, nullptr};
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string text = decode_text(bytes, html::declared_encoding(bytes)).text;
    const html::PageReading reading = html::read_page(text, context);
    testing::require(reading.articles.empty() != reading.refusal.empty());
    for (const Article& article : reading.articles)
        testing::check_article(article);
    return 0;
}
