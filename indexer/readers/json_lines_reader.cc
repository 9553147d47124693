#include "indexer/readers/json_lines_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/encoding.h"
#include "indexer/readers/json_article.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

json parse(std::string_view text) {
    return json::parse(text, nullptr, /*allow_exceptions=*/false);
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
    std::string line;
    for (std::size_t number = 1; !(sink.stop && sink.stop()); ++number) {
        const auto state = input.read_line(line, kMaxLineBytes);
        if (!state) return tl::unexpected(state.error());
        if (*state == InputStream::Line::End) return {};
        std::string path = fmt::format("{}#{}", context.path, number);
        if (*state == InputStream::Line::TooLong) {
            sink.failure({std::move(path), fmt::format("line {} is longer than {} MiB", number,
                                                       kMaxLineBytes >> 20U)});
            continue;
        }
        const DecodedText decoded = decode_text(line);
        if (trim(decoded.text).empty()) continue;
        const json value = parse(decoded.text);
        if (value.is_discarded()) {
            sink.failure({std::move(path), fmt::format("line {} is not valid JSON", number)});
            continue;
        }
        auto article = article_from_json(value, path, context, sink);
        if (!article) {
            sink.no_article({std::move(path), std::move(article.error())});
            continue;
        }
        sink.article(std::move(*article));
    }
    return {};
}

}  // namespace nachlese
