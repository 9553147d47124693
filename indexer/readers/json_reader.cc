#include "indexer/readers/json_reader.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/readers/json_article.h"
#include "indexer/readers/json_stream.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// Brackets that `text` opens and does not close.
std::size_t open_brackets(std::string_view text) {
    std::size_t open = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            in_string = !in_string;
        } else if (in_string) {
            if (c == '\\') ++i;
        } else if (c == '{' || c == '[') {
            ++open;
        } else if ((c == '}' || c == ']') && open > 0) {
            --open;
        }
    }
    return open;
}

}  // namespace

bool JsonReader::accepts(std::string_view head) const {
    const std::string_view text = trim(head);
    if (text.starts_with('[')) {
        const std::string_view first = trim(text.substr(1));
        return first.starts_with('{') || first == "]";
    }
    if (!text.starts_with('{')) return false;
    const std::string_view after_brace = trim(text.substr(1));
    if (!after_brace.starts_with('"')) return false;
    const std::size_t end = text.find('\n');
    if (open_brackets(text.substr(0, end)) == 0) return false;
    // A line of JSON Lines that is broken is followed by another one.
    return end == std::string_view::npos || !trim(text.substr(end)).starts_with("{\"");
}

Result<void> JsonReader::read(InputStream& input, const ReadContext& context,
                              const ReadSink& sink) const {
    using Kind = JsonElement::Kind;
    std::size_t number = 0;
    std::size_t article_count = 0;
    bool has_own_path = false;  // an article has the file's
    const auto take = [&](JsonElement element) {
        const bool is_wrapper = element.kind == Kind::Wrapper;
        // A list of something else inside an article.
        if (is_wrapper && article_count > 0) return true;
        const bool is_file =
            !has_own_path && (is_wrapper || (element.kind == Kind::Whole && number == 0));
        has_own_path = has_own_path || is_file;
        if (!is_wrapper || !is_file) ++number;
        const std::string path =
            is_file ? context.path : fmt::format("{}#{}", context.path, number);
        auto article = article_from_json(element.value, path, context, sink);
        if (article && !(is_wrapper && article->body.empty())) {
            ++article_count;
            sink.article(std::move(*article));
        } else if (!is_wrapper) {
            sink.no_article({path, article ? std::string{} : std::move(article.error())});
        }
        return !(sink.stop && sink.stop());
    };
    const auto fault = for_each_json_element(input, take);
    if (!fault) return tl::unexpected(fault.error());
    if (*fault) sink.failure({context.path, **fault});
    if (!*fault && number == 0 && article_count == 0)
        sink.no_article({context.path, "no article in it"});
    return {};
}

}  // namespace nachlese
