#include "indexer/containers/header_fields.h"

#include <algorithm>

namespace nachlese {

namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{64} << 10U;
constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20U;
constexpr std::string_view kBlanks = " \t";

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

Result<HeaderFields> HeaderFields::read(InputStream& input) {
    HeaderFields header;
    std::string line;
    std::size_t size = 0;
    while (true) {
        const auto state = input.read_line(line, kMaxLineBytes);
        if (!state) return tl::unexpected(state.error());
        if (*state == InputStream::Line::End) break;
        if (*state == InputStream::Line::TooLong) continue;
        if (line.empty()) break;
        size += line.size();
        if (size <= kMaxHeaderBytes) header.take(line);
    }
    return header;
}

void HeaderFields::take(std::string_view line) {
    if (kBlanks.find(line.front()) != std::string_view::npos) {
        if (!fields_.empty()) fields_.back().value.append(" ").append(without_blanks(line));
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return;
    fields_.push_back({ascii_lower(without_blanks(line.substr(0, colon))),
                       std::string(without_blanks(line.substr(colon + 1)))});
}

std::string_view HeaderFields::value(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(),
                     [name](const HeaderField& field) { return field.name == name; });
    return found == fields_.end() ? std::string_view{} : found->value;
}

bool HeaderFields::has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [name](const HeaderField& field) { return field.name == name; });
}

std::string header_parameter(std::string_view value, std::string_view name) {
    std::size_t at = value.find(';');
    while (at != std::string_view::npos) {
        const std::size_t equals = value.find('=', at);
        if (equals == std::string_view::npos) return {};
        const std::string key = ascii_lower(without_blanks(value.substr(at + 1, equals - at - 1)));
        std::size_t begin = value.find_first_not_of(kBlanks, equals + 1);
        if (begin == std::string_view::npos) return {};
        const bool is_quoted = value[begin] == '"';
        if (is_quoted) ++begin;
        const std::size_t end =
            std::min(value.find_first_of(is_quoted ? "\"" : "; \t", begin), value.size());
        if (key == name) return std::string(value.substr(begin, end - begin));
        at = value.find(';', end);
    }
    return {};
}

std::string media_type(std::string_view value) {
    return ascii_lower(without_blanks(value.substr(0, value.find(';'))));
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

}  // namespace nachlese
