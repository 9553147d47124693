#include "indexer/readers/json_lines_reader.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/encoding.h"
#include "indexer/readers/json_article.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;
// Of UTF-16 and UTF-32, which are decoded in one piece, because lines end only in decoded text.
constexpr std::size_t kMaxWideBytes = std::size_t{128} << 20U;

class Lines {
  public:
    Lines(const ReadContext& context, const ReadSink& sink) : context_(context), sink_(sink) {}

    [[nodiscard]] bool stopped() const { return sink_.stop && sink_.stop(); }

    // Takes UTF-8.
    void take(std::string_view line) {
        ++number_;
        if (trim(line).empty()) return;
        const json value = json::parse(line, nullptr, /*allow_exceptions=*/false);
        if (value.is_discarded()) {
            sink_.failure({path(), fmt::format("line {} is not valid JSON", number_)});
            return;
        }
        auto article = article_from_json(value, path(), context_, sink_);
        if (article) {
            sink_.article(std::move(*article));
        } else {
            sink_.no_article({path(), std::move(article.error())});
        }
    }

    void take_too_long() {
        ++number_;
        sink_.failure(
            {path(), fmt::format("line {} is longer than {} MiB", number_, kMaxLineBytes >> 20U)});
    }

  private:
    [[nodiscard]] std::string path() const { return fmt::format("{}#{}", context_.path, number_); }

    const ReadContext& context_;
    const ReadSink& sink_;
    std::size_t number_ = 0;
};

Result<void> read_wide(InputStream& input, Lines& lines) {
    const auto bytes = input.read_all(kMaxWideBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string text = decode_text(*bytes).text;
    for (std::size_t begin = 0; begin < text.size() && !lines.stopped();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.take(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    return {};
}

}  // namespace

bool JsonLinesReader::accepts(std::string_view head) const {
    const std::string_view text = trim(head);
    if (!text.starts_with('{')) return false;
    const std::string_view after_brace = trim(text.substr(1));
    return after_brace.starts_with('"') || after_brace.starts_with('}');
}

Result<void> JsonLinesReader::read(InputStream& input, const ReadContext& context,
                                   const ReadSink& sink) const {
    Lines lines(context, sink);
    if (is_wide_encoding(input.head())) return read_wide(input, lines);
    const std::string encoding = decode_text(input.head()).encoding;
    std::string line;
    while (!lines.stopped()) {
        const auto state = input.read_line(line, kMaxLineBytes);
        if (!state) return tl::unexpected(state.error());
        if (*state == InputStream::Line::End) break;
        if (*state == InputStream::Line::TooLong) {
            lines.take_too_long();
        } else {
            lines.take(decode_part(line, encoding));
        }
    }
    return {};
}

}  // namespace nachlese
