#include "indexer/readers/dump/dates.h"

#include <algorithm>
#include <vector>

#include "indexer/readers/dump/markers.h"
#include "indexer/readers/dump/text_shape.h"

namespace nachlese::dump {

namespace {

constexpr int kEarliestYear = 1600;  // of the first newspapers
constexpr int kLatestYear = 2100;

struct Candidate {
    ArticleDate date;
    int rank = 0;  // smaller is better
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// `count` digits at `at`, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!is_digit(text[i])) return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

std::optional<CivilDate> path_date_at(std::string_view path, std::size_t at) {
    const int year = number_at(path, at, 4);
    if (year < kEarliestYear || year > kLatestYear) return std::nullopt;
    std::size_t next = at + 4;
    const char separator = next < path.size() ? path[next] : '\0';
    const bool separated =
        separator == '/' || separator == '-' || separator == '_' || separator == '.';
    next += separated ? 1 : 0;
    const int month = number_at(path, next, 2);
    next += 2;
    if (separated && (next >= path.size() || path[next] != separator)) return std::nullopt;
    next += separated ? 1 : 0;
    const CivilDate date{year, month, number_at(path, next, 2)};
    const bool ends = next + 2 >= path.size() || !is_digit(path[next + 2]);
    return ends && month > 0 && date.day > 0 && is_valid(date) ? std::optional(date) : std::nullopt;
}

// "1991/10/...": the last day of the month in a path that names no day; a date without a year is
// the latest such day before it.
std::optional<CivilDate> month_in_path(std::string_view path) {
    for (std::size_t at = 0; at + 7 < path.size(); ++at) {
        const bool starts = at == 0 || path[at - 1] == '/';
        if (!starts || (path[at + 4] != '/' && path[at + 4] != '-') || path[at + 7] != '/')
            continue;
        const int year = number_at(path, at, 4);
        const int month = number_at(path, at + 5, 2);
        if (year < kEarliestYear || year > kLatestYear || month < 1 || month > 12) continue;
        return CivilDate{year, month, last_day_of_month(year, month)};
    }
    return std::nullopt;
}

bool is_later(const DateTime& when, const ReadContext& context) {
    if (!when.minute_of_day || !context.now.minute_of_day) return when.date > context.now.date;
    return to_unix_seconds(when, context.zone) > to_unix_seconds(context.now, context.zone);
}

int rank_of(const Segment& segment, const DateMatch& match) {
    const Mark mark = mark_of(lower_case(segment.text));
    int rank = mark == Mark::Updated ? 2 : mark == Mark::Published ? 0 : 1;
    if (segment.role == Role::TailDate) rank += 10;
    return match.relative ? rank + 3 : rank;
}

// The line beneath may hold nothing but the time of the date above it.
void take_time_below(const Segment* below, DateTime& when, const TimeZone& zone) {
    if (below == nullptr || below->role != Role::DateLine || when.minute_of_day) return;
    if (const auto time = match_time_of_day(below->text)) {
        when = zone.local(when.date, time->minute_of_day);
    }
}

std::vector<Candidate> candidates_in(const Segmentation& segmentation, const ReadContext& context,
                                     const DateTime& today) {
    std::vector<Candidate> candidates;
    const bool knows_the_day =
        date_in_path(context.path).has_value() || !month_in_path(context.path).has_value();
    const auto& segments = segmentation.segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        if (segment.role != Role::DateLine && segment.role != Role::TailDate) continue;
        const auto match = find_german_date(segment.text, today, context.zone);
        if (!match || (match->relative && !knows_the_day)) continue;
        DateTime when = match->when;
        take_time_below(i + 1 < segments.size() ? &segments[i + 1] : nullptr, when, context.zone);
        const auto origin =
            segment.role == Role::DateLine ? DateOrigin::DateLine : DateOrigin::TailLine;
        candidates.push_back({{when, origin, false}, rank_of(segment, *match)});
    }
    return candidates;
}

}  // namespace

DateTime reading_day(const ReadContext& context) {
    if (const auto day = date_in_path(context.path)) return {*day, {}, 0};
    if (const auto month = month_in_path(context.path)) return {*month, {}, 0};
    return context.now;
}

std::optional<CivilDate> date_in_path(std::string_view path) {
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (!is_digit(path[at]) || (at > 0 && is_digit(path[at - 1]))) continue;
        if (const auto date = path_date_at(path, at)) return date;
    }
    return std::nullopt;
}

std::optional<ArticleDate> choose_date(const Segmentation& segmentation,
                                       const std::optional<DateMatch>& dateline,
                                       const ReadContext& context) {
    constexpr int kDatelineRank = 20;
    constexpr int kPathRank = 30;
    constexpr int kFutureRank = 100;
    const auto path_date = date_in_path(context.path);
    const DateTime today = reading_day(context);
    std::vector<Candidate> candidates = candidates_in(segmentation, context, today);
    if (dateline) {
        candidates.push_back({{dateline->when, DateOrigin::Dateline, false}, kDatelineRank});
    }
    if (path_date)
        candidates.push_back({{{*path_date, {}, 0}, DateOrigin::Path, false}, kPathRank});
    for (Candidate& candidate : candidates) {
        candidate.date.in_future = is_later(candidate.date.when, context);
        if (candidate.date.in_future) candidate.rank += kFutureRank;
    }
    const auto best =
        std::min_element(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    return best == candidates.end() ? std::nullopt : std::optional(best->date);
}

}  // namespace nachlese::dump
