// HTML pages, as browsers, wget or crawlers save them.
#pragma once

#include "indexer/readers/reader.h"

namespace nachlese {

class HtmlReader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "html"; }
    [[nodiscard]] std::string_view description() const override {
        return "HTML pages as browsers and crawlers save them";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;
    [[nodiscard]] bool accepts(std::string_view head) const override;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese
