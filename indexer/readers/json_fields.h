// Under which keys JSON objects of the known forms keep the fields of an article.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schema/fields.h"

namespace nachlese {

// The members of one object, found by field. Keys are compared without regard to the case of ASCII
// letters: ninjs 3 writes "versionCreated" where ninjs 1 and 2 have "versioncreated".
class JsonFields {
  public:
    // `object` is borrowed and outlives the fields.
    explicit JsonFields(const nlohmann::json& object);

    // The values that are not empty, the most specific key first.
    [[nodiscard]] std::vector<const nlohmann::json*> values(FieldId field) const;

    // Of a key in lower case; nullptr where the object has none or it is empty.
    [[nodiscard]] const nlohmann::json* member(std::string_view key) const;

  private:
    std::vector<std::pair<std::string, const nlohmann::json*>> members_;  // by key in lower case
};

// All fields that the known keys give.
[[nodiscard]] std::span<const FieldId> json_fields();

}  // namespace nachlese
