// JSON files: one article, an array of them, or an object that wraps one; in the forms that
// json_fields.h knows.
#pragma once

#include "indexer/readers/json_fields.h"
#include "indexer/readers/reader.h"

namespace nachlese {

class JsonReader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "json"; }
    [[nodiscard]] std::string_view description() const override {
        return "JSON: one article, an array, or an object that wraps one";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override { return json_fields(); }
    // What begins as JSON but not as JSON Lines: an array, or an object over several lines.
    [[nodiscard]] bool accepts(std::string_view head) const override;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese
