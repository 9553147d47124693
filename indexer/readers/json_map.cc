#include "indexer/readers/json_map.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/readers/json_value.h"
#include "schema/text_lines.h"

namespace nachlese {

namespace {

using nlohmann::json;

// Values that "[*]" may lead to; no article has so many paragraphs or tags.
constexpr std::size_t kMostValues = 10'000;

tl::unexpected<Error> bad_row(std::string_view row, std::string_view reason) {
    return fail(ErrorCode::Usage, fmt::format("--map {}: {}", row, reason),
                "write it as headline=meta.title or body=content[*].text");
}

std::optional<std::size_t> index_in(std::string_view digits) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    const bool is_whole = error == std::errc{} && end == digits.data() + digits.size();
    return is_whole ? std::optional(index) : std::nullopt;
}

// "~1" is a slash, "~0" a tilde.
std::string unescaped(std::string_view token) {
    std::string key;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool is_escape = token[i] == '~' && i + 1 < token.size();
        key += !is_escape ? token[i] : token[i + 1] == '1' ? '/' : '~';
        if (is_escape) ++i;
    }
    return key;
}

const json* child(const json& value, const std::string& key) {
    if (value.is_object()) {
        const auto found = value.find(key);
        return found == value.end() ? nullptr : &*found;
    }
    // JSON Pointers name elements as they do keys.
    const auto index = value.is_array() ? index_in(key) : std::nullopt;
    return index && *index < value.size() ? &value[*index] : nullptr;
}

}  // namespace

Result<JsonMap> JsonMap::parse(const std::vector<std::string>& rows) {
    JsonMap map;
    for (const std::string& row : rows) {
        const std::size_t equals = row.find('=');
        if (equals == std::string::npos) return bad_row(row, "there is no = in it");
        const std::string_view name = std::string_view(row).substr(0, equals);
        const Field* const field = find_field(name);
        if (field == nullptr || field->id == FieldId::Path) {
            return bad_row(row, fmt::format("there is no field {} to be read", name));
        }
        const std::string_view path = std::string_view(row).substr(equals + 1);
        auto steps = path.starts_with('/') ? parse_pointer(path) : parse_path(path);
        if (!steps || row.find('\n') != std::string::npos) {
            return bad_row(row, steps ? "a path has one line" : steps.error().message);
        }
        map.rows_.push_back({field->id, std::move(*steps)});
        map.text_ += fmt::format("{}={}\n", field->name, path);
    }
    return map;
}

Result<JsonMap> JsonMap::from_text(std::string_view text) {
    std::vector<std::string> rows;
    while (!text.empty())
        rows.emplace_back(take_line(text));
    return parse(rows);
}

Result<std::vector<JsonMap::Step>> JsonMap::parse_path(std::string_view path) {
    std::vector<Step> steps;
    while (!path.empty()) {
        if (path.starts_with('[')) {
            const std::size_t close = path.find(']');
            if (close == std::string_view::npos) return fail(ErrorCode::Usage, "expected ]");
            const std::string_view element = path.substr(1, close - 1);
            if (element == "*") {
                steps.emplace_back(EachElement{});
            } else if (const auto index = index_in(element)) {
                steps.emplace_back(*index);
            } else {
                return fail(ErrorCode::Usage, "expected a number or * between [ and ]");
            }
            path.remove_prefix(close + 1);
            if (path.starts_with('.')) path.remove_prefix(1);
        } else {
            const std::size_t size = std::min(path.find_first_of(".["), path.size());
            if (size == 0) return fail(ErrorCode::Usage, "a key is empty");
            steps.emplace_back(std::string(path.substr(0, size)));
            path.remove_prefix(size);
            if (path.starts_with('.')) path.remove_prefix(1);
        }
    }
    if (steps.empty()) return fail(ErrorCode::Usage, "the path is empty");
    return steps;
}

Result<std::vector<JsonMap::Step>> JsonMap::parse_pointer(std::string_view pointer) {
    std::vector<Step> steps;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t size = std::min(pointer.find('/'), pointer.size());
        steps.emplace_back(unescaped(pointer.substr(0, size)));
        pointer.remove_prefix(size);
    }
    return steps;
}

std::vector<const json*> JsonMap::follow(const json& object, const std::vector<Step>& path) {
    std::vector<const json*> values{&object};
    for (const Step& step : path) {
        std::vector<const json*> next;
        for (const json* const value : values) {
            if (const auto* const key = std::get_if<std::string>(&step)) {
                if (const json* const found = child(*value, *key)) next.push_back(found);
            } else if (!value->is_array()) {
                continue;
            } else if (const auto* const index = std::get_if<std::size_t>(&step)) {
                if (*index < value->size()) next.push_back(&(*value)[*index]);
            } else {
                for (const json& element : *value)
                    if (next.size() < kMostValues) next.push_back(&element);
            }
        }
        values = std::move(next);
    }
    return values;
}

std::vector<const json*> JsonMap::values(const json& object, FieldId field) const {
    for (const Row& row : rows_) {
        if (row.field != field) continue;
        std::vector<const json*> found;
        for (const json* const value : follow(object, row.path)) {
            if (!is_empty(*value)) found.push_back(value);
        }
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace nachlese
