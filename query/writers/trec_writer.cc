#include "query/writers/trec_writer.h"

#include <ostream>

#include <fmt/ostream.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kRunName = "nachlese";
constexpr std::string_view kSingleQueryId = "1";

std::string as_column(std::string_view text) {
    std::string column;
    for (const char byte : printable(text)) {
        if (byte == ' ') {
            column += "%20";
        } else {
            column += byte;
        }
    }
    return column;
}

}  // namespace

void TrecWriter::begin(const ResultHeader& header) {
    header_ = &header;
}

void TrecWriter::hit(const Hit& hit) {
    const std::string query_id =
        header_->query_id.empty() ? std::string(kSingleQueryId) : as_column(header_->query_id);
    fmt::print(out(), "{} Q0 {} {} {:.6f} {}\n", query_id, as_column(hit.article.id), hit.rank,
               hit.score, kRunName);
}

void TrecWriter::end() {
    header_ = nullptr;
}

// The format has no place for it; the command line does not let it come to this.
void TrecWriter::count(const ResultHeader& /*header*/) {}

}  // namespace nachlese
