// mbox (RFC 4155), as mail programs keep folders: one message after the other, each below a line
// "From address date". mboxo and mboxrd quote such lines in the text (">From "), mboxcl counts the
// bytes of the text (https://www.loc.gov/preservation/digital/formats/fdd/fdd000383.shtml).
#pragma once

#include "indexer/containers/container.h"

namespace nachlese {

class MboxContainer final : public Container {
  public:
    [[nodiscard]] std::string_view format_name() const override { return "mbox"; }
    [[nodiscard]] std::string_view description() const override {
        return "mbox: a mail folder, such as of newsletters";
    }
    // A text may have a line that begins with "From": only one with a date, above header fields,
    // makes an mbox.
    [[nodiscard]] bool accepts(std::string_view head) const override;
    // Messages are addressed by their Message-ID, by their number where they have none. Behind a
    // damaged one reading goes on at the next.
    [[nodiscard]] Result<void> read(InputStream input, const ReadContext& context,
                                    const ReadSink& sink,
                                    const ReadMember& read_member) const override;
};

}  // namespace nachlese
