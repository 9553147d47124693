// NewsML-G2 of the IPTC (https://iptc.org/std/NewsML-G2/guidelines/): news items, alone or in a
// news message; other items, such as packages and concepts, are no articles.
#pragma once

#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::xml {

class NewsmlG2Reader final : public XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "newsml-g2"; }
    [[nodiscard]] std::string_view description() const override {
        return "NewsML-G2 items and messages, with XHTML, NITF or plain text inside";
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
