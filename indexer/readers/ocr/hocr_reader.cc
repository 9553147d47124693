#include "indexer/readers/ocr/hocr_reader.h"

#include <algorithm>
#include <array>

#include "indexer/encoding.h"
#include "indexer/readers/article_parts.h"
#include "indexer/readers/html/charset.h"
#include "indexer/readers/html/document.h"
#include "indexer/readers/ocr/blocks.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using html::Attribute;
using html::Document;
using html::NodeId;
using html::Tag;

constexpr std::array kFields{FieldId::Headline, FieldId::Body, FieldId::Authors, FieldId::Source};
constexpr std::size_t kMaxBytes = std::size_t{32} << 20U;

constexpr std::array<std::string_view, 4> kLines{"ocr_line", "ocr_header", "ocr_textfloat",
                                                 "ocr_caption"};
constexpr std::array<std::string_view, 3> kBlocks{"ocr_par", "ocr_carea", "ocrx_block"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// "bbox 361 147 500 190; x_wconf 77": in percent; some programs write a share of one.
std::optional<double> confidence_of(std::string_view title) {
    constexpr std::string_view kName = "x_wconf";
    const std::size_t at = title.find(kName);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view value = trim(title.substr(at + kName.size()));
    value = value.substr(0, value.find_first_of("; "));
    return confidence_in(value, 100);
}

// Reads pages one after another; nodes are in document order.
class Pages {
  public:
    Pages(const Document& document, const ReadContext& context, const ReadSink& sink)
        : document_(document), context_(context), sink_(sink) {
        read_metadata();
    }

    void read() {
        for (NodeId node = 0; node < document_.size();) {
            const std::string_view kind = document_.attribute(node, Attribute::Class);
            if (kind == "ocr_page") begin_page();
            if (is_one_of(kind, kBlocks) || html::heading_level(document_.tag(node)) > 0)
                begin_block(node);
            if (is_one_of(kind, kLines)) {
                add_line(node);
                node = document_.end(node);
            } else {
                ++node;
            }
        }
        finish_page();
    }

  private:
    void begin_page() {
        finish_page();
        ++number_;
        builder_.begin_block(ParagraphKind::Text, {});
    }

    void begin_block(NodeId node) {
        const bool heads = html::heading_level(document_.tag(node)) > 0;
        builder_.begin_block(heads ? ParagraphKind::Subheading : ParagraphKind::Text, {});
    }

    void add_line(NodeId line) {
        bool has_words = false;
        for (NodeId node = line; node < document_.end(line); ++node) {
            if (document_.attribute(node, Attribute::Class) != "ocrx_word") continue;
            has_words = true;
            builder_.add_words(document_.text_within(node),
                               confidence_of(document_.attribute(node, Attribute::Title)));
        }
        if (!has_words) builder_.add_words(document_.text_within(line), std::nullopt);
        builder_.end_line();
    }

    void finish_page() {
        const std::vector<Block> blocks = builder_.take();
        if (number_ == 0) return;
        Article article = metadata_;
        article.path = member_path(context_, {}, number_);
        article.id = article.path;
        add_blocks(blocks, article);
        if (article.body.empty()) {
            sink_.no_article({article.path, "a page without text"});
        } else {
            sink_.article(std::move(article));
        }
    }

    // Dublin Core in the page's head.
    void read_metadata() {
        for (NodeId node = 0; node < document_.size(); ++node) {
            if (document_.tag(node) == Tag::Body) return;
            const std::string_view name = document_.attribute(node, Attribute::Name);
            std::string value = collapse_whitespace(document_.attribute(node, Attribute::Content));
            if (name == "DC.title") {
                metadata_.headline = std::move(value);
            } else if (name == "DC.publisher") {
                metadata_.source = std::move(value);
            } else if (name == "DC.creator") {
                add_once(metadata_.authors, std::move(value));
            }
        }
    }

    const Document& document_;
    const ReadContext& context_;
    const ReadSink& sink_;
    Article metadata_;
    BlockBuilder builder_;
    std::size_t number_ = 0;
};

}  // namespace

std::span<const FieldId> HocrReader::fields() const {
    return kFields;
}

bool HocrReader::accepts(std::string_view head) const {
    const bool names_a_page = head.find("'ocr_page'") != std::string_view::npos ||
                              head.find("\"ocr_page\"") != std::string_view::npos;
    return names_a_page && html::looks_like_html(head);
}

Result<void> HocrReader::read(InputStream& input, const ReadContext& context,
                              const ReadSink& sink) const {
    const auto bytes = input.read_all(kMaxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string text = decode_text(*bytes, html::declared_encoding(*bytes)).text;
    const Document document = html::parse_html(text);
    Pages(document, context, sink).read();
    return {};
}

}  // namespace nachlese::ocr
