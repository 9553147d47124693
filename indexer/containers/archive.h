// zip, tar and 7z, by libarchive.
#pragma once

#include "indexer/containers/container.h"

namespace nachlese {

class ArchiveContainer final : public Container {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "archive"; }
    [[nodiscard]] std::string_view description() const override {
        return "zip, tar and 7z, with the files in them; nothing is unpacked to disk";
    }
    [[nodiscard]] bool accepts(std::string_view head) const override;
    [[nodiscard]] Result<void> read(InputStream input, const ReadContext& context,
                                    const ReadSink& sink,
                                    const ReadMember& read_member) const override;
};

}  // namespace nachlese
