#include "indexer/readers/html_reader.h"

#include <array>
#include <string>
#include <utility>

#include "indexer/encoding.h"
#include "indexer/readers/html/assemble.h"
#include "indexer/readers/html/charset.h"

namespace nachlese {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Kicker,   FieldId::Teaser,  FieldId::Body,
    FieldId::Tags,     FieldId::Captions, FieldId::Authors, FieldId::Source,
    FieldId::Place,    FieldId::Section,  FieldId::Date,    FieldId::Url,
};

// A page of nothing but tags takes 60 times as much memory.
constexpr std::size_t kMaxBytes = std::size_t{8} << 20U;

}  // namespace

std::span<const FieldId> HtmlReader::fields() const {
    return kFields;
}

bool HtmlReader::accepts(std::string_view head) const {
    return html::looks_like_html(head);
}

Result<void> HtmlReader::read(InputStream& input, const ReadContext& context,
                              const ReadSink& sink) const {
    const auto bytes = input.read_all(kMaxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const DecodedText decoded =
        decode_text(*bytes, context.declared_encoding.empty() ? html::declared_encoding(*bytes)
                                                              : context.declared_encoding);
    html::PageReading reading = html::read_page(decoded.text, context);
    if (reading.is_cut && sink.warning) {
        sink.warning({context.path, "nested too deeply: the end of the page was not read"});
    }
    if (reading.articles.empty()) sink.no_article({context.path, std::string(reading.refusal)});
    for (Article& article : reading.articles)
        sink.article(std::move(article));
    return {};
}

}  // namespace nachlese
