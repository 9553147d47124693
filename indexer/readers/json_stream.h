// Takes JSON text apart into articles, one by one, so that memory does not grow with a file.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "indexer/input.h"
#include "schema/error.h"

namespace nachlese {

// Of one article; longer ones are refused.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{64} << 20U;

// What a file has wrong, and where; nothing where it is sound.
using JsonFault = std::optional<std::string>;

struct JsonElement {
    enum class Kind {
        Whole,    // the whole text
        Member,   // of the array
        Wrapper,  // what stood around the array; after its members, and without it
    };
    nlohmann::json&& value;
    Kind kind;
};
// Returns false to end the reading.
using TakeJsonElement = std::function<bool(JsonElement element)>;

// The elements of an array; of an object that wraps one ({"articles": [...]}, or deeper in objects
// that do) the elements of that; else the object itself. What is nested more than 64 deep is left
// out. Fails where the input cannot be read.
[[nodiscard]] Result<JsonFault> for_each_json_element(InputStream& input,
                                                      const TakeJsonElement& take);

}  // namespace nachlese
