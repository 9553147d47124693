// TEI P5 and P4 (https://tei-c.org/guidelines/), as editions of historical newspapers use it: each
// <TEI>, or each <text> of a group, is an article.
#pragma once

#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::xml {

class TeiReader final : public XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "tei"; }
    [[nodiscard]] std::string_view description() const override {
        return "TEI, an article a text; lines broken at a hyphen are joined";
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
