// hOCR (https://kba.github.io/hocr-spec/1.2/): recognised text in HTML; a page of it is an article.
#pragma once

#include "indexer/readers/reader.h"

namespace nachlese::ocr {

class HocrReader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "hocr"; }
    [[nodiscard]] std::string_view description() const override {
        return "hOCR, an article a page of recognised text";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;
    [[nodiscard]] bool accepts(std::string_view head) const override;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese::ocr
