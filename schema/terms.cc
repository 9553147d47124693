#include "schema/terms.h"

#include <initializer_list>

#include <fmt/format.h>

#include "schema/hash.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// Xapian's limit is 245 bytes (a zero byte counts twice); the rest is for the prefix.
constexpr std::size_t kMaxValueBytes = 200;

constexpr char kHashMark = '#';

constexpr std::string_view kStemPrefix = "Z";
constexpr std::string_view kPartPrefix = "XZ";
constexpr std::string_view kNotInBodyPrefix = "XN";
constexpr std::string_view kUniqueIdPrefix = "Q";
constexpr std::string_view kFilePrefix = "XF";
constexpr std::string_view kClusterPrefix = "XDUP";

// Called for every word of an index: a format string would cost as much as the analysis.
std::string concatenate(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts)
        size += part.size();
    std::string whole;
    whole.reserve(size);
    for (const std::string_view part : parts)
        whole += part;
    return whole;
}

// Without the letter of the unit.
std::string_view date_prefix(FieldId id) {
    std::string_view prefix = field(id).term_prefix;
    prefix.remove_suffix(1);
    return prefix;
}

bool is_folded(FieldKind kind) {
    // Addresses, ids and paths are case-sensitive; names are not.
    return kind != FieldKind::Exact && kind != FieldKind::State;
}

}  // namespace

std::string term_text(std::string_view value) {
    const bool fits = value.size() <= kMaxValueBytes && value.find('\0') == std::string_view::npos;
    return fits ? std::string(value) : kHashMark + hash128_hex(value);
}

bool is_hashed(std::string_view term_text) {
    return term_text.starts_with(kHashMark);
}

std::string stem_term(std::string_view stem) {
    return concatenate({kStemPrefix, stem});
}

std::string surface_term(std::string_view surface) {
    return std::string(surface);
}

std::string part_term(std::string_view stem) {
    return concatenate({kPartPrefix, stem});
}

std::string part_term(const Field& field, std::string_view stem) {
    return concatenate({kPartPrefix, field.term_prefix, stem});
}

std::string stem_term(const Field& field, std::string_view stem) {
    return concatenate({kStemPrefix, field.term_prefix, stem});
}

std::string surface_term(const Field& field, std::string_view surface) {
    return concatenate({field.term_prefix, surface});
}

std::string not_in_body(std::string_view term) {
    return concatenate({kNotInBodyPrefix, term});
}

std::string value_term(const Field& field, std::string_view value) {
    const std::string text =
        is_folded(field.kind) ? collapse_whitespace(fold(value)) : std::string(value);
    return fmt::format("{}{}{}", field.term_prefix, kWholeValueMark, term_text(text));
}

std::string day_term(const CivilDate& date, FieldId id) {
    return fmt::format("{}{:04}{:02}{:02}", field(id).term_prefix, date.year, date.month, date.day);
}

std::string month_term(int year, int month, FieldId id) {
    return fmt::format("{}M{:04}{:02}", date_prefix(id), year, month);
}

std::string year_term(int year, FieldId id) {
    return fmt::format("{}Y{:04}", date_prefix(id), year);
}

std::string unique_id_term(std::string_view root_key, std::string_view id) {
    return fmt::format("{}{}:{}", kUniqueIdPrefix, root_key, term_text(id));
}

std::string file_term(std::string_view root_key, std::string_view path) {
    return fmt::format("{}{}:{}", kFilePrefix, root_key, term_text(path));
}

std::string cluster_term(std::string_view cluster) {
    return concatenate({kClusterPrefix, cluster});
}

}  // namespace nachlese
