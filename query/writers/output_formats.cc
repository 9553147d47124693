#include "query/writers/output_formats.h"

#include <algorithm>
#include <array>

#include "query/alerts/digest_json.h"
#include "query/alerts/digest_markdown.h"
#include "query/writers/csv_writer.h"
#include "query/writers/json_lines_writer.h"
#include "query/writers/kwic_writer.h"
#include "query/writers/text_writer.h"
#include "query/writers/trec_writer.h"
#include "query/writers/verdict_writer.h"

namespace nachlese {

namespace {

template <typename Writer>
std::unique_ptr<ResultWriter> make(std::ostream& out, const WriterSettings& settings) {
    return std::make_unique<Writer>(out, settings);
}

constexpr std::array kOutputFormats{
    OutputFormat{"text", "for reading, with extracts and marked words", true, false, true,
                 HitDetail::Snippet, &make<TextWriter>, &write_verdict_text,
                 &write_digest_markdown},
    OutputFormat{"jsonl", "JSON Lines: one object a hit, the whole article in it", false, false,
                 true, HitDetail::Snippet, &make<JsonLinesWriter>, &write_verdict_json,
                 &write_digest_json},
    OutputFormat{"csv", "RFC 4180: one row a hit; with --facet, one row a value", false, false,
                 false, HitDetail::Snippet, &make<CsvWriter>},
    OutputFormat{"kwic", "a concordance: one line for each word found", false, true, false,
                 HitDetail::Occurrences, &make<KwicWriter>},
    OutputFormat{"trec", "a run file for trec_eval and ir_measures", false, true, false,
                 HitDetail::Id, &make<TrecWriter>},
};

}  // namespace

std::span<const OutputFormat> output_formats() {
    return kOutputFormats;
}

const OutputFormat* find_output_format(std::string_view name) {
    const auto* const found =
        std::find_if(kOutputFormats.begin(), kOutputFormats.end(),
                     [name](const OutputFormat& format) { return format.name == name; });
    return found == kOutputFormats.end() ? nullptr : found;
}

}  // namespace nachlese
