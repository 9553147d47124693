// ALTO 1 to 4 (https://www.loc.gov/standards/alto/): a page of recognised text is an article.
#pragma once

#include <vector>

#include "indexer/readers/ocr/blocks.h"
#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::ocr {

class AltoReader final : public xml::XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "alto"; }
    [[nodiscard]] std::string_view description() const override {
        return "ALTO, an article a page of recognised text";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;
    // Of what METS names.
    [[nodiscard]] bool may_be_part() const override { return true; }

  protected:
    [[nodiscard]] std::span<const xml::RootName> roots() const override;
    [[nodiscard]] bool begins_record(std::string_view name_space,
                                     std::string_view name) const override;
    void read_record(const xml::Record& record, const ReadContext& context,
                     const ReadSink& sink) const override;
};

// The blocks of one page of `alto`, in reading order.
[[nodiscard]] std::vector<Block> blocks_of_page(xml::Element alto, xml::Element page);

}  // namespace nachlese::ocr
