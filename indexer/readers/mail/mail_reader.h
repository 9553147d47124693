// A single mail message (RFC 5322), as programs save it (.eml) or an mbox holds it.
#pragma once

#include "indexer/readers/reader.h"

namespace nachlese::mail {

class MailReader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "mail"; }
    [[nodiscard]] std::string_view description() const override {
        return "mail messages (.eml), such as newsletters, an article a message";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;
    [[nodiscard]] bool accepts(std::string_view head) const override;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese::mail
