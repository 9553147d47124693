// JSON Lines (https://jsonlines.org), always valid UTF-8. A hit has the keys of to_json(Article),
// and "query" (the id, in --batch alone), "rank", "score", "cursor" (where hits are ordered by date
// and id), "headline_highlights", "snippet" and "highlights" (of the snippet): lists of {"start",
// "end", "text"}, byte offsets [start, end) into the UTF-8 text as elsewhere in Nachlese. A facet
// is one line after the hits: {"facet", "counts": [{"value", "count"}]}; a timeline is another:
// {"timeline" ("month" or "year"), "counts", "undated"}. A count is {"total"}.
#pragma once

#include "query/writers/result_writer.h"

namespace nachlese {

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
