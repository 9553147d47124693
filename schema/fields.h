// The one table of fields. Indexing, query parsing, --help, JSON output and the documentation are
// derived from it; nothing else names a term prefix or a value slot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"

namespace nachlese {

// As numbers part of the on-disk format (schema/word_sequence.h): never renumber, never reuse.
enum class FieldId : std::uint8_t {
    Headline,
    Kicker,
    Teaser,
    Body,
    Tags,
    Captions,
    Authors,
    Source,
    Place,
    Section,
    Date,
    Version,
    VersionCreated,
    Status,
    Embargoed,
    Ednote,
    Url,
    Id,
    Path,
};

enum class FieldKind : std::uint8_t {
    Text,     // analysed; its words are also found without naming the field
    Keyword,  // a list of names: analysed under the field alone, and each whole name one term
    Date,     // day, month and year terms and a sortable value
    Exact,    // one unanalysed term
    State,    // names of schema/article_state.h, by any of their aliases
};

// Part of the on-disk format: never renumber, never reuse.
enum class ValueSlot : std::uint32_t {
    Date = 0,     // to_sortable(): "20250814" or "202508141609"
    SortKey = 1,  // sort_key()
    Source = 2,
    Tags = 3,
    Authors = 4,
    Section = 5,
    Place = 6,
    Signature = 7,  // of the body (schema/signature.h)
    Cluster = 8,    // of near-duplicates; articles without any have none (cluster_term)
    Status = 9,
    Embargo = 10,  // to_sortable()
    Words = 11,    // schema/word_sequence.h; of an article written in bulk in the file alone
    // Says that the words are in the file (schema/sequence_file.h), and where it got them from.
    WordsPlace = 12,
};

// As Xapian counts slots (Xapian::valueno).
[[nodiscard]] constexpr std::uint32_t slot_number(ValueSlot slot) {
    return static_cast<std::uint32_t>(slot);
}

// Between the names of a list that are kept in one value slot. Part of the on-disk format.
inline constexpr char kListSeparator = '\n';

struct Field {
    FieldId id;
    std::string_view name;                      // English; also the key in JSON output
    std::span<const std::string_view> aliases;  // further names in queries, German first
    FieldKind kind;
    // Omega's convention; part of the format: never change one. Of a date that of its days, and
    // ends with D.
    std::string_view term_prefix;
    std::optional<ValueSlot> slot;
    std::uint32_t weight;  // Text: wdf increment of a word of this field; body is 1. 0: not ranked
    std::string_view description;
};

// News says first what it is about (the "inverted pyramid"), so the first words of a body count as
// those of a teaser do. How the numbers were chosen: ARCHITECTURE.md, "Ranking".
inline constexpr std::size_t kLeadWords = 50;
inline constexpr std::uint32_t kLeadWeight = 2;  // wdf increment in place of the body's

[[nodiscard]] std::span<const Field> fields();
[[nodiscard]] const Field& field(FieldId id);

// By name or alias, case-folded; nullptr if there is none of that name.
[[nodiscard]] const Field* find_field(std::string_view name);

// The texts of an article that belong to a field, in order; views into `article`, valid while it
// lives unchanged. For a date: nothing, it is no text.
[[nodiscard]] std::vector<std::string_view> texts_of(const Article& article, FieldId id);

// The date that belongs to a field of FieldKind::Date; nothing for others.
[[nodiscard]] std::optional<DateTime> time_of(const Article& article, FieldId id);

}  // namespace nachlese
