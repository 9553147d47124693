// WARC 0.1x to 1.1 (ISO 28500, https://iipc.github.io/warc-specifications/).
#pragma once

#include "indexer/containers/container.h"

namespace nachlese {

class WarcContainer final : public Container {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "warc"; }
    [[nodiscard]] std::string_view description() const override {
        return "WARC: the pages that a crawler fetched";
    }
    [[nodiscard]] bool accepts(std::string_view head) const override;
    // Behind damage reading goes on at the next record.
    [[nodiscard]] Result<void> read(InputStream input, const ReadContext& context,
                                    const ReadSink& sink,
                                    const ReadMember& read_member) const override;
};

}  // namespace nachlese
