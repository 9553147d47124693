#include "query/facet_kind.h"

#include <algorithm>
#include <vector>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kMonthDigits = 6;  // with the year

std::vector<FacetKind> make_facet_kinds() {
    std::vector<FacetKind> kinds;
    for (const Field& field : fields()) {
        if (!field.slot || field.kind == FieldKind::Date) continue;
        const std::string_view german = field.aliases.empty() ? field.name : field.aliases.front();
        kinds.push_back({field.name, german, field.id, FacetUnit::WholeValue});
    }
    kinds.push_back({"year", "jahr", FieldId::Date, FacetUnit::Year});
    kinds.push_back({"month", "monat", FieldId::Date, FacetUnit::Month});
    return kinds;
}

}  // namespace

std::span<const FacetKind> facet_kinds() {
    static const std::vector<FacetKind> kinds = make_facet_kinds();
    return kinds;
}

const FacetKind* find_facet_kind(std::string_view name) {
    const std::string folded = fold(name);
    const Field* const named = find_field(name);
    const auto kinds = facet_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&folded, named](const FacetKind& kind) {
            if (kind.unit != FacetUnit::WholeValue) {
                return kind.name == folded || kind.german_name == folded;
            }
            return named != nullptr && kind.field == named->id;
        });
    return found == kinds.end() ? nullptr : &*found;
}

std::string facet_value(const FacetKind& kind, std::string_view stored) {
    if (kind.unit == FacetUnit::WholeValue) return std::string(stored);
    if (stored.size() < kMonthDigits) return {};
    std::string value(stored.substr(0, kYearDigits));
    if (kind.unit == FacetUnit::Month) {
        value += '-';
        value += stored.substr(kYearDigits, kMonthDigits - kYearDigits);
    }
    return value;
}

}  // namespace nachlese
