// Any bytes, decoded as the reader does: the segmenter must neither crash nor break the promises
// of schema/article.h, nor lose a line.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/encoding.h"
#include "indexer/readers/dump/segmentation.h"
#include "tests/fuzz/article_invariants.h"

namespace {

using namespace nachlese;  // NOLINT(google-build-using-namespace)
using nachlese::testing::check_article;
using nachlese::testing::require;

bool has_letter(std::string_view text) {
    return text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") !=
           std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{"1998/07/seite.txt", zone.local({2025, 8, 15}, 720), zone, nullptr};
    const std::string text = decode_text({reinterpret_cast<const char*>(data), size}).text;
    const auto segmentation = dump::segment_dump(text, context);
    require(!segmentation.segments.empty() || !has_letter(text));
    for (const auto& segment : segmentation.segments) {
        require(!segment.text.empty() && segment.line > 0 && !segment.reason.empty());
    }
    check_article(dump::assemble(segmentation, context));
    return 0;
}
