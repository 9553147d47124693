// METS of digitised newspapers (https://www.loc.gov/standards/mets/): the articles of its logical
// structure, put together from the blocks of the ALTO files that it names, over pages.
#pragma once

#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::ocr {

class MetsReader final : public xml::XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "mets"; }
    [[nodiscard]] std::string_view description() const override {
        return "METS with MODS and ALTO, an article a logical unit over its pages, or a page in "
               "none";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;

  protected:
    [[nodiscard]] std::span<const xml::RootName> roots() const override;
    [[nodiscard]] bool begins_record(std::string_view name_space,
                                     std::string_view name) const override;
    void read_record(const xml::Record& record, const ReadContext& context,
                     const ReadSink& sink) const override;
};

}  // namespace nachlese::ocr
