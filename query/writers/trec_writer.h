// The run format of trec_eval (https://trec.nist.gov): "query Q0 document rank score run". Outside
// --batch the query's id is 1. White space in an article's id is written as %20, since blanks
// separate the columns.
#pragma once

#include "query/writers/result_writer.h"

namespace nachlese {

class TrecWriter final : public ResultWriter {
  public:
    TrecWriter(std::ostream& out, const WriterSettings& /*settings*/) : ResultWriter(out) {}
    void begin(const ResultHeader& header) override;
    void hit(const Hit& hit) override;
    void end() override;
    void count(const ResultHeader& header) override;

  private:
    const ResultHeader* header_ = nullptr;
};

}  // namespace nachlese
