#include "query/writers/kwic_writer.h"

#include <ostream>

#include <fmt/format.h>

#include "query/text_columns.h"
#include "query/writers/styled_text.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kRankWidth = 5;
constexpr std::size_t kGap = 2;
constexpr std::size_t kIdPart = 4;  // of the line, at most
constexpr std::size_t kContextWithoutLimit = 50;

std::string padding(std::size_t columns) {
    return std::string(columns, ' ');
}

std::size_t id_width(std::size_t line_width) {
    return line_width / kIdPart;
}

// Of word and context together.
std::size_t text_width(std::size_t line_width) {
    const std::size_t taken = kRankWidth + kGap + kGap + id_width(line_width);
    return line_width > taken ? line_width - taken : 0;
}

}  // namespace

std::size_t kwic_context_columns(std::size_t line_width) {
    return line_width == 0 ? kContextWithoutLimit : text_width(line_width);
}

void KwicWriter::begin(const ResultHeader& header) {
    header_ = &header;
}

void KwicWriter::hit(const Hit& hit) {
    const std::size_t width = settings_.width;
    const std::string query_id =
        header_->query_id.empty() ? "" : printable(header_->query_id) + padding(kGap);
    std::string id = printable(hit.article.id);
    if (width > 0) id = shortened_from_left(id, id_width(width));
    const std::size_t left_width = width == 0 ? kContextWithoutLimit : text_width(width) * 2 / 5;
    for (const Occurrence& occurrence : hit.occurrences) {
        const std::string_view left = last_columns(occurrence.left, left_width);
        std::string keyword = occurrence.keyword;
        std::size_t right_width = kContextWithoutLimit;
        if (width > 0) {
            const std::size_t rest = text_width(width) - left_width;
            keyword = shortened(keyword, rest);
            right_width = rest - display_width(keyword);
        }
        const std::string_view right = first_columns(occurrence.right, right_width);
        out() << query_id << fmt::format("{:>{}}", hit.rank, kRankWidth) << padding(kGap)
              << padding(left_width - display_width(left)) << left
              << styled(keyword, Style::Match, settings_.colour) << right
              << padding(right_width - display_width(right) + kGap)
              << styled(id, Style::Detail, settings_.colour) << '\n';
    }
}

void KwicWriter::end() {
    header_ = nullptr;
}

// Has no place for it; the command line does not let it come to this.
void KwicWriter::count(const ResultHeader& /*header*/) {}

}  // namespace nachlese
