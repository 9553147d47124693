// JSON Lines (https://jsonlines.org), one article a line.
// Keys: the field names of schema/fields.h and the common other names; unknown keys are ignored.
#pragma once

#include "indexer/readers/json_fields.h"
#include "indexer/readers/reader.h"

namespace nachlese {

class JsonLinesReader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "jsonl"; }
    [[nodiscard]] std::string_view description() const override {
        return "JSON Lines, one article a line";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override { return json_fields(); }
    [[nodiscard]] bool accepts(std::string_view head) const override;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese
