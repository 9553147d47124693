// JSON Lines (https://jsonlines.org), always valid UTF-8: a line for each hit, facet, timeline or
// count, as docs/search-output.schema.json describes them. Offsets are bytes [start, end) of the
// UTF-8 text, as elsewhere in Nachlese.
#pragma once

#include "query/writers/result_writer.h"

namespace nachlese {

// "version" of every line. Raised when a key goes or changes its meaning, not for a new one.
inline constexpr int kOutputVersion = 1;

class JsonLinesWriter final : public ResultWriter {
  public:
    JsonLinesWriter(std::ostream& out, const WriterSettings& /*settings*/) : ResultWriter(out) {}
    void begin(const ResultHeader& header) override;
    void hit(const Hit& hit) override;
    void end() override;
    void count(const ResultHeader& header) override;

  private:
    const ResultHeader* header_ = nullptr;
};

}  // namespace nachlese
