#include "indexer/readers/mail/message_head.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/containers/header_fields.h"

namespace nachlese::mail {

namespace {

struct KnownField {
    std::string_view name;
    bool is_mail_only;
};
constexpr std::array kKnownFields{
    KnownField{"from", true},          KnownField{"message-id", true},
    KnownField{"received", true},      KnownField{"return-path", true},
    KnownField{"mime-version", false}, KnownField{"date", false},
    KnownField{"subject", false},      KnownField{"to", false},
    KnownField{"content-type", false}, KnownField{"content-transfer-encoding", false},
};
constexpr int kFewestKnown = 3;

std::string_view without_line_end(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// The lines of a text, without their ends.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    std::optional<std::string_view> next() {
        if (at_ >= text_.size()) return std::nullopt;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        const std::string_view line = without_line_end(text_.substr(at_, end - at_));
        at_ = end + 1;
        return line;
    }

    [[nodiscard]] std::size_t position() const { return std::min(at_, text_.size()); }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

bool is_folded(std::string_view line) {
    return line.starts_with(' ') || line.starts_with('\t');
}

std::string name_of_field(std::string_view line) {
    std::string_view name = line.substr(0, line.find(':'));
    while (name.ends_with(' ') || name.ends_with('\t'))
        name.remove_suffix(1);
    return ascii_lower(name);
}

}  // namespace

bool is_header_field(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    std::string_view name = line.substr(0, colon);
    while (name.ends_with(' ') || name.ends_with('\t'))  // an obsolete form
        name.remove_suffix(1);
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

bool begins_message(std::string_view head) {
    std::array<bool, kKnownFields.size()> seen{};
    int known = 0;
    bool is_mail = false;
    bool is_first = true;
    Lines lines(head);
    while (const auto line = lines.next()) {
        if (is_folded(*line) && !is_first) continue;
        if (!is_header_field(*line)) break;
        is_first = false;
        const std::string name = name_of_field(*line);
        for (std::size_t i = 0; i < kKnownFields.size(); ++i) {
            if (kKnownFields[i].name != name || seen[i]) continue;
            seen[i] = true;
            ++known;
            is_mail = is_mail || kKnownFields[i].is_mail_only;
        }
    }
    return is_mail && known >= kFewestKnown;
}

std::string header_value(std::string_view head, std::string_view name) {
    Lines lines(head);
    std::optional<std::string> value;
    while (const auto line = lines.next()) {
        if (line->empty()) break;
        if (is_folded(*line)) {
            if (value) *value += *line;
            continue;
        }
        if (value) break;
        if (is_header_field(*line) && name_of_field(*line) == name) {
            value = std::string(line->substr(line->find(':') + 1));
        }
    }
    return value.value_or("");
}

std::string_view without_brackets(std::string_view value) {
    constexpr std::string_view kBlanksAndBrackets = " \t\r\n<>";
    const std::size_t begin = value.find_first_not_of(kBlanksAndBrackets);
    if (begin == std::string_view::npos) return {};
    return value.substr(begin, value.find_last_not_of(kBlanksAndBrackets) + 1 - begin);
}

std::size_t header_size(std::string_view head) {
    Lines lines(head);
    while (const auto line = lines.next()) {
        if (line->empty()) break;
    }
    return lines.position();
}

}  // namespace nachlese::mail
