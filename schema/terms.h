// How fields, words, dates and ids become Xapian terms. Part of the on-disk format. Follows Omega's
// conventions (https://xapian.org/docs/omega/termprefixes.html): a stemmed term is "Z" + prefix +
// stem, and words of all text fields also stand without a prefix.
#pragma once

#include <string>
#include <string_view>

#include "schema/date.h"
#include "schema/fields.h"

namespace nachlese {

// A text as it stands in a term: hashed where it is too long for one.
[[nodiscard]] std::string term_text(std::string_view value);

// Whether it may be a hash instead of the text: true for some short texts too.
[[nodiscard]] bool is_hashed(std::string_view term_text);

// Words of every text field, whatever the field: what a query without a field looks in.
[[nodiscard]] std::string stem_term(std::string_view stem);
[[nodiscard]] std::string surface_term(std::string_view surface);

// A part of a compound, told apart from the word that stands alone.
[[nodiscard]] std::string part_term(std::string_view stem);
[[nodiscard]] std::string part_term(const Field& field, std::string_view stem);

// Words of one field. The body has no terms of its own: see not_in_body.
[[nodiscard]] std::string stem_term(const Field& field, std::string_view stem);
[[nodiscard]] std::string surface_term(const Field& field, std::string_view surface);

// Marks an article that has the unprefixed `term` in other fields, but not in its body. The body's
// words are most of an index; marking the few exceptions is cheaper than indexing them twice.
[[nodiscard]] std::string not_in_body(std::string_view term);

// Between the prefix and the value in value_term: no word begins with it.
inline constexpr char kWholeValueMark = '=';

// A whole value of a Keyword or Exact field, or of the tags: folded, white space collapsed.
// Values too long for a term are hashed.
[[nodiscard]] std::string value_term(const Field& field, std::string_view value);

// Date terms: "D20250814", "M202508", "Y2025"; of another date than that of publication behind the
// beginning of that field's prefix.
[[nodiscard]] std::string day_term(const CivilDate& date, FieldId id = FieldId::Date);
[[nodiscard]] std::string month_term(int year, int month, FieldId id = FieldId::Date);
[[nodiscard]] std::string year_term(int year, FieldId id = FieldId::Date);

// `root_key` tells the archive roots of one index apart (indexer/catalogue.h).
[[nodiscard]] std::string unique_id_term(std::string_view root_key, std::string_view id);
// All articles that one file brought; `path` is the file's, below the root.
[[nodiscard]] std::string file_term(std::string_view root_key, std::string_view path);

// All articles of one cluster of near-duplicates; `cluster` is their ValueSlot::Cluster.
[[nodiscard]] std::string cluster_term(std::string_view cluster);

}  // namespace nachlese
