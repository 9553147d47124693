// The one table of output formats; --format, --help and the writers derive from it.
#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>

#include "query/alerts/digest.h"
#include "query/article_verdict.h"
#include "query/writers/result_writer.h"

namespace nachlese {

// What a format shows of an article.
enum class HitDetail { Id, Snippet, Occurrences };

struct OutputFormat {
    std::string_view name;
    std::string_view description;
    bool shows_notices;     // in the output itself; elsewhere they belong on standard error
    bool hits_alone;        // has no place for facets and counts
    bool shows_duplicates;  // of a hit that stands for several
    HitDetail detail;
    std::unique_ptr<ResultWriter> (*make_writer)(std::ostream& out, const WriterSettings& settings);
    // Of --why; null: it has no place for that.
    void (*write_verdict)(const ArticleVerdict& verdict, std::ostream& out,
                          const WriterSettings& settings) = nullptr;
    // Of --alerts; null: it has no place for that.
    void (*write_digest)(const Digest& digest, std::ostream& out) = nullptr;
};

// The default format comes first.
[[nodiscard]] std::span<const OutputFormat> output_formats();

// nullptr if there is none of that name.
[[nodiscard]] const OutputFormat* find_output_format(std::string_view name);

}  // namespace nachlese
