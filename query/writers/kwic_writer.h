// A concordance: one line for each word found, the words below each other in one column, what comes
// before and after on either side, the article's rank in front and its id at the end.
#pragma once

#include <cstddef>

#include "query/writers/result_writer.h"

namespace nachlese {

// Context of an occurrence in a line of `line_width` columns, 0 for one of any length.
[[nodiscard]] std::size_t kwic_context_columns(std::size_t line_width);

class KwicWriter final : public ResultWriter {
  public:
    KwicWriter(std::ostream& out, const WriterSettings& settings)
        : ResultWriter(out), settings_(settings) {}
    void begin(const ResultHeader& header) override;
    void hit(const Hit& hit) override;
    void end() override;
    void count(const ResultHeader& header) override;

  private:
    WriterSettings settings_;
    const ResultHeader* header_ = nullptr;
};

}  // namespace nachlese
