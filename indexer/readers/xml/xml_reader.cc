#include "indexer/readers/xml/xml_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/xml/head.h"
#include "indexer/readers/xml/stream.h"
#include "schema/utf8.h"

namespace nachlese::xml {

bool XmlReader::accepts(std::string_view head) const {
    const auto root = root_of(head);
    if (!root) return false;
    const auto names = roots();
    return std::any_of(names.begin(), names.end(), [&](const RootName& row) {
        return row.name == root->name && head.find(row.needed) != std::string_view::npos;
    });
}

Result<void> XmlReader::read(InputStream& input, const ReadContext& context,
                             const ReadSink& sink) const {
    std::size_t count = 0;
    const Handler handler{
        [this](std::string_view name_space, std::string_view name) {
            return begins_record(name_space, name);
        },
        [&](Element element, Element document) {
            read_record({element, document, ++count, !document}, context, sink);
        },
        sink.stop,
    };
    const auto outcome = read_records(input, handler);
    if (!outcome) return tl::unexpected(outcome.error());
    if (!outcome->fault.empty()) {
        sink.failure({context.path, outcome->fault});
    } else if (count == 0) {
        sink.no_article({context.path, fmt::format("<{}> without any article in it",
                                                   printable(outcome->document.root().name()))});
    }
    return {};
}

std::string record_path(const Record& record, const ReadContext& context, std::string_view name) {
    return record.is_document ? context.path : member_path(context, name, record.number);
}

}  // namespace nachlese::xml
