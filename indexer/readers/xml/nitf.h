// NITF 3.x, the News Industry Text Format of the IPTC (https://iptc.org/standards/nitf/): whole
// documents, and bodies that NewsML-G2 carries.
#pragma once

#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::xml {

class NitfReader final : public XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "nitf"; }
    [[nodiscard]] std::string_view description() const override {
        return "NITF 3, an article a document";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;

  protected:
    [[nodiscard]] std::span<const RootName> roots() const override;
    [[nodiscard]] bool begins_record(std::string_view name_space,
                                     std::string_view name) const override;
    void read_record(const Record& record, const ReadContext& context,
                     const ReadSink& sink) const override;
};

// Adds what `nitf` says to `article`, in whose fields what is there already stays.
void add_nitf(Element nitf, const ReadContext& context, Article& article);

}  // namespace nachlese::xml
