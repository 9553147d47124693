// What stands before the colon in "titel:Wahl": the name of a field, or no name at all.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schema/fields.h"

namespace nachlese {

enum class NameKind { Field, Since, Until, Unknown };

struct FieldName {
    NameKind kind = NameKind::Unknown;
    FieldId field = FieldId::Body;  // NameKind::Field alone
    std::size_t size = 0;           // bytes of the name, without the colon
};

// The name before the first colon of `word`. Nothing if the colon is part of the text:
// - behind no name: "21:30", ":-)", "x:y" (a name begins with a letter and has at least two
//   characters, all of them letters, digits, '-' or '_');
// - behind an unknown name with no value next to it ("Stichwort: Klima"), or followed by "//" or
//   another colon ("https://example.org", "std::string");
// - within a gender-inclusive form ("Bürger:innen", "jede:r"). That holds for unknown names and for
//   the field of authors, whose German name is such a word ("Autor:innen").
// `value_follows`: a quotation mark or a parenthesis comes right behind `word`.
[[nodiscard]] std::optional<FieldName> read_field_name(std::string_view word, bool value_follows);

// What may have been meant by an unknown name, and how to search for it as text.
[[nodiscard]] std::string unknown_field_hint(std::string_view name);

}  // namespace nachlese
