#include "indexer/readers/dump_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "indexer/encoding.h"
#include "indexer/readers/dump/segmentation.h"
#include "indexer/readers/xml/head.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Kicker,   FieldId::Teaser,  FieldId::Body,
    FieldId::Tags,     FieldId::Captions, FieldId::Authors, FieldId::Source,
    FieldId::Place,    FieldId::Section,  FieldId::Date,    FieldId::Url,
};

constexpr std::size_t kMaxBytes = std::size_t{16} << 20U;

bool holds_text(const Article& article) {
    return !article.body.empty() || !article.headline.empty() || !article.teaser.empty();
}

// Starts as no article does: an object with a key, or an array of objects.
bool looks_like_json(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
    const char expected = text.front() == '{' ? '"' : '{';
    return trim(text.substr(1)).starts_with(expected);
}

// "</name>" or "</prefix:name>"
bool ends_with_tag(std::string_view text, std::string_view name) {
    const std::size_t tag = text.rfind("</");
    if (tag == std::string_view::npos) return false;
    std::string_view rest = text.substr(tag + 2);
    rest.remove_prefix(std::min(rest.find(':') + 1, rest.size()));
    return rest.starts_with(name) && trim(rest.substr(name.size())) == ">";
}

}  // namespace

std::string_view DumpReader::description() const {
    return "one article a file: text of a page with its furniture, or headline and text";
}

std::span<const FieldId> DumpReader::fields() const {
    return kFields;
}

bool DumpReader::accepts(std::string_view head) const {
    return !looks_binary(head);
}

Result<void> DumpReader::read(InputStream& input, const ReadContext& context,
                              const ReadSink& sink) const {
    const auto bytes = input.read_all(kMaxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (looks_binary(*bytes)) {
        sink.no_article({context.path, "binary data, not text"});
        return {};
    }
    const DecodedText decoded = decode_text(*bytes);
    const std::string_view text = trim(decoded.text);
    if (text.empty()) {
        sink.no_article({context.path, "empty"});
        return {};
    }
    const auto root = xml::root_of(text);
    if (root && (root->is_declared_xml || ends_with_tag(text, root->name))) {
        sink.no_article(
            {context.path, fmt::format("XML in no known format, its root is <{}>", root->name)});
        return {};
    }
    if (text.starts_with("<?xml") && xml::ends_in_prolog(text)) {
        sink.no_article({context.path, "XML that ends before its root"});
        return {};
    }
    if (looks_like_json(text)) {
        sink.no_article({context.path, "JSON in no known shape"});
        return {};
    }
    const dump::Segmentation segmentation = dump::segment_dump(decoded.text, context);
    if (sink.line) {
        for (const dump::Segment& segment : segmentation.segments)
            sink.line({segment.line, name_of(segment.role), segment.reason, segment.text});
    }
    Article article = dump::assemble(segmentation, context);
    if (holds_text(article)) {
        sink.article(std::move(article));
    } else {
        sink.no_article({context.path, "no text of an article found"});
    }
    return {};
}

}  // namespace nachlese
