#include "indexer/file_reading.h"

#include <utility>

#include "indexer/encoding.h"
#include "indexer/input.h"
#include "indexer/readers/editorial_marks.h"

namespace nachlese {

Result<void> read_file(const std::string& file, const ReadContext& context, const ReadSink& sink) {
    auto input = InputStream::open(file);
    if (!input) return tl::unexpected(input.error());
    if (input->head().empty()) {
        sink.no_article({context.path, "empty file"});
        return {};
    }
    if (looks_binary(input->head())) {
        sink.no_article({context.path, "binary data in no known format"});
        return {};
    }
    ReadSink marking = sink;
    marking.article = [&sink](Article&& article) {
        apply_editorial_marks(article);
        sink.article(std::move(article));
    };
    const std::string head = decode_text(input->head()).text;
    for (const Reader* const reader : readers()) {
        if (reader->accepts(head)) return reader->read(*input, context, marking);
    }
    sink.no_article({context.path, "unknown format"});
    return {};
}

}  // namespace nachlese
