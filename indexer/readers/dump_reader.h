// Text dumps of portal pages, and plain text altogether: the reader that takes what no other does.
#pragma once

#include "indexer/readers/reader.h"

namespace nachlese {

class DumpReader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "dump"; }
    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::span<const FieldId> fields() const override;
    [[nodiscard]] bool accepts(std::string_view head) const override;
    [[nodiscard]] bool asks_for_recurring_lines() const override { return true; }
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese
