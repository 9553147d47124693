#include "query/date_terms.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr int kMonths = 12;
constexpr std::size_t kYearDigits = 4;

int year_of(const std::string& sortable) {
    int year = 0;
    const std::size_t length = std::min(kYearDigits, sortable.size());
    std::from_chars(sortable.data(), sortable.data() + length, year);
    return year;
}

class DateTerms {
  public:
    DateTerms(const CivilDate& first, const CivilDate& last) : first_(first), last_(last) {}

    std::vector<std::string> cover() {
        for (int year = first_.year; year <= last_.year; ++year) {
            if (holds({year, 1, 1}, {year, kMonths, 31})) {
                terms_.push_back(year_term(year));
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
            terms_.push_back(month_term(year, month));
            return;
        }
        for (int day = 1; day <= last_day; ++day) {
            const CivilDate date{year, month, day};
            if (holds(date, date)) terms_.push_back(day_term(date));
        }
    }

    CivilDate first_;
    CivilDate last_;
    std::vector<std::string> terms_;
};

}  // namespace

YearSpan year_span(const Xapian::Database& database) {
    constexpr auto kSlot = static_cast<Xapian::valueno>(ValueSlot::Date);
    if (database.get_value_freq(kSlot) == 0) return {};
    return {year_of(database.get_value_lower_bound(kSlot)),
            year_of(database.get_value_upper_bound(kSlot))};
}

Xapian::Query date_query(const DateRange& range, const YearSpan& span) {
    const CivilDate earliest{span.first, 1, 1};
    const CivilDate latest{span.last, kMonths, 31};
    const CivilDate first = std::max(range.first.value_or(earliest), earliest);
    const CivilDate last = std::min(range.last.value_or(latest), latest);
    if (last < first) return Xapian::Query::MatchNothing;
    const std::vector<std::string> terms = DateTerms(first, last).cover();
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace nachlese
