// ARC, in which crawlers wrote before WARC
// (https://archive.org/web/researcher/ArcFileFormat.php).
#pragma once

#include "indexer/containers/container.h"

namespace nachlese {

class ArcContainer final : public Container {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "arc"; }
    [[nodiscard]] std::string_view description() const override {
        return "ARC, the forerunner of WARC";
    }
    [[nodiscard]] bool accepts(std::string_view head) const override;
    // Behind damage reading goes on at the next line that is the header of a record.
    [[nodiscard]] Result<void> read(InputStream input, const ReadContext& context,
                                    const ReadSink& sink,
                                    const ReadMember& read_member) const override;
};

}  // namespace nachlese
