#include "query/timeline.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

namespace nachlese {

namespace {

constexpr int kMonthsPerYear = 12;

// Months since the year 0; nullopt for what is not "YYYY-MM".
std::optional<int> month_number(std::string_view text) {
    int year = 0;
    int month = 0;
    const char* const end = text.data() + text.size();
    const auto after_year = std::from_chars(text.data(), end, year);
    if (after_year.ec != std::errc{} || after_year.ptr == end || *after_year.ptr != '-') {
        return std::nullopt;
    }
    const auto after_month = std::from_chars(after_year.ptr + 1, end, month);
    if (after_month.ec != std::errc{} || after_month.ptr != end) return std::nullopt;
    if (month < 1 || month > kMonthsPerYear) return std::nullopt;
    return year * kMonthsPerYear + month - 1;
}

std::string period_name(int number, TimelineUnit unit) {
    if (unit == TimelineUnit::Year) return fmt::format("{:04}", number);
    return fmt::format("{:04}-{:02}", number / kMonthsPerYear, number % kMonthsPerYear + 1);
}

}  // namespace

std::string_view name_of(TimelineUnit unit) {
    return unit == TimelineUnit::Year ? "year" : "month";
}

Timeline make_timeline(const Facet& months, std::uint64_t total) {
    std::map<int, std::uint64_t> counts;
    Timeline timeline;
    timeline.undated = total;
    for (const auto& [value, count] : months.counts) {
        const auto number = month_number(value);
        if (!number) continue;
        counts[*number] += count;
        timeline.undated -= std::min(count, timeline.undated);
    }
    if (counts.empty()) return timeline;

    const int span = counts.rbegin()->first - counts.begin()->first;
    if (span >= static_cast<int>(kMaxTimelineMonths)) {
        timeline.unit = TimelineUnit::Year;
        std::map<int, std::uint64_t> years;
        for (const auto& [month, count] : counts)
            years[month / kMonthsPerYear] += count;
        counts = std::move(years);
    }
    for (int number = counts.begin()->first; number <= counts.rbegin()->first; ++number) {
        const auto found = counts.find(number);
        timeline.periods.emplace_back(period_name(number, timeline.unit),
                                      found == counts.end() ? 0 : found->second);
    }
    return timeline;
}

}  // namespace nachlese
