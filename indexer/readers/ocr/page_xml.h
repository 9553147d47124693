// PAGE-XML of the PRImA lab (https://github.com/PRImA-Research-Lab/PAGE-XML): a page of recognised
// or transcribed text is an article.
#pragma once

#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::ocr {

class PageXmlReader final : public xml::XmlReader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "page-xml"; }
    [[nodiscard]] std::string_view description() const override {
        return "PAGE-XML, an article a page of recognised text";
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
