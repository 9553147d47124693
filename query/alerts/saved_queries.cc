#include "query/alerts/saved_queries.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kHint =
    "write a name in brackets, [Hafenstreik], and the query on the lines below it";

class SavedQueryParser {
  public:
    explicit SavedQueryParser(const std::string& path) : path_(path) {}

    SavedQueries parse(std::string_view text) {
        while (!text.empty()) {
            ++line_;
            // Takes the byte order mark away too that some editors put in front of the first line.
            const std::string_view line = take_line(text);
            const std::string_view content = trim(line);
            if (content.starts_with('[')) {
                end_query();
                begin_query(content);
            } else if (content.empty() || content.front() == '#') {
                if (is_open_) text_ += '\n';
            } else if (is_open_) {
                text_ += make_valid_utf8(line) + '\n';
            } else if (!is_skipping_) {
                fault(line_, "there is no name in brackets above this line");
                is_skipping_ = true;
            }
        }
        end_query();
        if (found_.queries.empty() && found_.faults.empty()) {
            found_.faults.push_back({ErrorCode::BadInput,
                                     fmt::format("{}: there is no query in this file", path_),
                                     std::string(kHint)});
        }
        return std::move(found_);
    }

  private:
    void begin_query(std::string_view header) {
        is_skipping_ = true;  // what stands below a header that is none
        if (!header.ends_with(']')) return fault(line_, "a bracket is not closed");
        name_ = collapse_whitespace(make_valid_utf8(header.substr(1, header.size() - 2)));
        if (name_.empty()) return fault(line_, "there is no name between the brackets");
        const auto [known, is_new] = lines_.emplace(name_, line_);
        if (!is_new) {
            return fault(line_,
                         fmt::format("[{}] is the name of line {} too", name_, known->second));
        }
        is_skipping_ = false;
        is_open_ = true;
        header_line_ = line_;
        text_.clear();
    }

    void end_query() {
        if (!is_open_) return;
        is_open_ = false;
        if (trim(text_).empty())
            return fault(header_line_, fmt::format("[{}] has no query", name_));
        found_.queries.push_back({name_, text_, header_line_ + 1});
    }

    void fault(std::size_t line, std::string_view reason) {
        found_.faults.push_back({ErrorCode::BadInput,
                                 fmt::format("{}: line {}: {}", path_, line, printable(reason)),
                                 std::string(kHint)});
    }

    const std::string& path_;
    SavedQueries found_;
    std::map<std::string, std::size_t> lines_;  // by name
    std::size_t line_ = 0;
    std::size_t header_line_ = 0;
    std::string name_;
    std::string text_;
    bool is_open_ = false;
    bool is_skipping_ = false;  // one fault is told once
};

}  // namespace

SavedQueries parse_saved_queries(std::string_view text, const std::string& path) {
    return SavedQueryParser(path).parse(text);
}

Error locate(const QueryError& error, const SavedQuery& query, const std::string& path) {
    const std::string_view before =
        std::string_view(query.text).substr(0, std::min(error.range.begin, query.text.size()));
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line_break = before.rfind('\n');
    const std::string_view in_line =
        line_break == std::string_view::npos ? before : before.substr(line_break + 1);
    return {ErrorCode::BadQuery,
            fmt::format("{}: line {}, character {}: {}", path, query.line + lines,
                        count_code_points(in_line) + 1, error.message),
            error.hint};
}

}  // namespace nachlese
