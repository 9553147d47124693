// Comma-separated values by RFC 4180, in UTF-8, with a header row; several names in one cell are
// separated by "; ". One file is one table: with facets or a timeline the rows are their values,
// not the hits.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/writers/result_writer.h"

namespace nachlese {

class CsvWriter final : public ResultWriter {
  public:
    CsvWriter(std::ostream& out, const WriterSettings& /*settings*/) : ResultWriter(out) {}
    void begin(const ResultHeader& header) override;
    void hit(const Hit& hit) override;
    void end() override;
    void count(const ResultHeader& header) override;

  private:
    void write_heading();
    void write_counts(std::string_view name,
                      const std::vector<std::pair<std::string, std::uint64_t>>& counts);

    const ResultHeader* header_ = nullptr;
    bool heading_written_ = false;  // once, also for many results
};

}  // namespace nachlese
