// Agency wire text after IPTC 7901 (The IPTC 7901 Transmission Format, 5th edition): header, text
// and trailer between the control characters SOH, STX and ETX, or without these, as archives of
// plain text keep it; a file may hold many messages.
#pragma once

#include "indexer/readers/reader.h"

namespace nachlese {

class Iptc7901Reader final : public Reader {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "iptc-7901"; }
    [[nodiscard]] std::string_view description() const override {
        return "agency wire text after IPTC 7901, an article a message; control characters may be "
               "lost";
    }
    [[nodiscard]] std::span<const FieldId> fields() const override;
    [[nodiscard]] bool accepts(std::string_view head) const override;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const override;
};

}  // namespace nachlese
