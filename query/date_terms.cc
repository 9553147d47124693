#include "query/date_terms.h"

#include <charconv>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr int kMonths = 12;
constexpr std::size_t kYearDigits = 4;  // of year_term

class DateTerms {
  public:
    DateTerms(const CivilDate& first, const CivilDate& last, FieldId field)
        : first_(first), last_(last), field_(field) {}

    std::vector<std::string> cover(const Years& years) {
        for (const int year : years) {
            if (year < first_.year || year > last_.year) continue;
            if (holds({year, 1, 1}, {year, kMonths, 31})) {
                terms_.push_back(year_term(year, field_));
            } else {
                for (int month = 1; month <= kMonths; ++month)
                    cover_month(year, month);
            }
        }
        return std::move(terms_);
    }

  private:
    [[nodiscard]] bool holds(const CivilDate& from, const CivilDate& to) const {
        return first_ <= from && to <= last_;
    }

    void cover_month(int year, int month) {
        const int last_day = last_day_of_month(year, month);
        if (holds({year, month, 1}, {year, month, last_day})) {
            terms_.push_back(month_term(year, month, field_));
            return;
        }
        for (int day = 1; day <= last_day; ++day) {
            const CivilDate date{year, month, day};
            if (holds(date, date)) terms_.push_back(day_term(date, field_));
        }
    }

    CivilDate first_;
    CivilDate last_;
    FieldId field_;
    std::vector<std::string> terms_;
};

}  // namespace

Years years_of(const Xapian::Database& database) {
    std::set<int> years;
    for (const Field& field : fields()) {
        if (field.kind != FieldKind::Date) continue;
        std::string prefix = year_term(0, field.id);
        prefix.resize(prefix.size() - kYearDigits);
        const auto end = database.allterms_end(prefix);
        for (auto term = database.allterms_begin(prefix); term != end; ++term) {
            const std::string digits = (*term).substr(prefix.size());
            int year = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), year);
            years.insert(year);
        }
    }
    return {years.begin(), years.end()};
}

Xapian::Query date_query(const DateRange& range, const Years& years) {
    if (years.empty()) return Xapian::Query::MatchNothing;
    const CivilDate first = range.first.value_or(CivilDate{years.front(), 1, 1});
    const CivilDate last = range.last.value_or(CivilDate{years.back(), kMonths, 31});
    const std::vector<std::string> terms = DateTerms(first, last, range.field).cover(years);
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace nachlese
