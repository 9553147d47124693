// Feeds: RSS 0.9x, 1.0 and 2.0 (https://www.rssboard.org/rss-specification) and Atom (RFC 4287 and
// 0.3), each item an article. An item with a summary alone is an article with a teaser alone.
#pragma once

#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::xml {

class FeedReader final : public XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "feed"; }
    [[nodiscard]] std::string_view description() const override {
        return "RSS and Atom feeds, an article an item";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;

  protected:
    [[nodiscard]] std::span<const RootName> roots() const override;
    [[nodiscard]] bool begins_record(std::string_view name_space,
                                     std::string_view name) const override;
    void read_record(const Record& record, const ReadContext& context,
                     const ReadSink& sink) const override;
};

}  // namespace nachlese::xml
