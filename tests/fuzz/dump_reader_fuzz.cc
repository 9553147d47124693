// Any bytes, decoded as the reader does: the segmenter must neither crash nor break the promises
// of schema/article.h, nor lose a line.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/encoding.h"
#include "indexer/readers/dump/segmentation.h"
#include "schema/utf8.h"

namespace {

using namespace nachlese;  // NOLINT(google-build-using-namespace)

void require(bool condition) {
    if (!condition) std::abort();
}

bool has_letter(std::string_view text) {
    return text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") !=
           std::string_view::npos;
}

void check_text(std::string_view text) {
    require(is_valid_utf8(text));
    require(text.empty() || (text.front() != ' ' && text.back() != ' '));
    require(text.find("  ") == std::string_view::npos);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        require(byte >= 0x20 && byte != 0x7F);
        if (byte == 0xC2) require(static_cast<unsigned char>(text[i + 1]) >= 0xA0);
    }
}

void check_article(const Article& article) {
    for (const auto* field : {&article.headline, &article.kicker, &article.teaser, &article.source,
                              &article.place, &article.section, &article.url}) {
        check_text(*field);
    }
    for (const Paragraph& paragraph : article.body) {
        require(!paragraph.text.empty());
        check_text(paragraph.text);
    }
    for (const auto* list : {&article.tags, &article.captions, &article.authors}) {
        for (const std::string& item : *list) {
            require(!item.empty());
            check_text(item);
        }
    }
    if (article.date) require(is_valid(article.date->when.date));
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
