#include "query/recency.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "query/language/ast.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr int kMonths = 12;
constexpr int kHalvings = 5;
constexpr int kStepsOfHalving = 4;
const double kLeastFactor = std::exp2(-kHalvings);

Xapian::Query scaled(const Xapian::Query& query, double factor) {
    return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

}  // namespace

std::optional<CivilDate> newest_day(const Xapian::Database& database,
                                    const std::optional<CivilDate>& today) {
    Years years = years_of(database);
    std::reverse(years.begin(), years.end());
    for (const int year : years) {
        for (int month = kMonths; month >= 1; --month) {
            if (!database.term_exists(month_term(year, month))) continue;
            for (int day = last_day_of_month(year, month); day >= 1; --day) {
                const CivilDate date{year, month, day};
                if (today && date > *today) continue;
                if (database.term_exists(day_term(date))) return date;
            }
        }
    }
    return std::nullopt;
}

Xapian::Query with_recency(const Xapian::Query& query, int half_life, const CivilDate& newest,
                           const Years& years) {
    const int days_of_step = std::max(1, half_life / kStepsOfHalving);
    std::vector<Xapian::Query> steps{scaled(query, kLeastFactor)};
    for (int age = 0; age < kHalvings * half_life; age += days_of_step) {
        const double middle = age + (days_of_step - 1) / 2.0;
        const double factor = std::exp2(-middle / half_life);
        if (factor <= kLeastFactor) break;
        DateRange days{add_days(newest, 1 - age - days_of_step), add_days(newest, -age)};
        // What is dated later is as new as can be.
        if (age == 0) days.last.reset();
        steps.push_back(scaled({Xapian::Query::OP_FILTER, query, date_query(days, years)},
                               factor - kLeastFactor));
    }
    return {Xapian::Query::OP_OR, steps.begin(), steps.end()};
}

}  // namespace nachlese
