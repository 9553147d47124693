// Where in JSON of a user's own shape the fields of an article stand: `--map headline=meta.title`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schema/error.h"
#include "schema/fields.h"

namespace nachlese {

// Immutable once parsed; const use is thread-safe.
class JsonMap {
  public:
    // Each row is FIELD=PATH: a field by any name of the field table, and keys with dots between;
    // "[2]" is an element of an array (from 0), "[*]" each of them: "body=content[*].text". A path
    // that begins with a slash is a JSON Pointer (RFC 6901), for keys with dots in them. A field
    // may have several rows; the first that leads to a value counts. Fails with Usage.
    static Result<JsonMap> parse(const std::vector<std::string>& rows);

    // What parse() takes, a row a line.
    [[nodiscard]] const std::string& text() const { return text_; }
    static Result<JsonMap> from_text(std::string_view text);

    // The values in `object` for a field; none where the map does not name it.
    [[nodiscard]] std::vector<const nlohmann::json*> values(const nlohmann::json& object,
                                                            FieldId field) const;

    bool operator==(const JsonMap& other) const { return text_ == other.text_; }

  private:
    struct EachElement {};
    using Step = std::variant<std::string, std::size_t, EachElement>;
    struct Row {
        FieldId field;
        std::vector<Step> path;
    };

    static Result<std::vector<Step>> parse_path(std::string_view path);
    static Result<std::vector<Step>> parse_pointer(std::string_view pointer);
    static std::vector<const nlohmann::json*> follow(const nlohmann::json& object,
                                                     const std::vector<Step>& path);

    std::vector<Row> rows_;
    std::string text_;
};

}  // namespace nachlese
