#include <chrono>

#include <fmt/format.h>

#include "indexer/commands/commands.h"

namespace nachlese {

Result<ReadingTime> reading_time(const IndexerOptions& options) {
    auto zone = TimeZone::open(options.timezone);
    if (!zone) return tl::unexpected(zone.error());
    if (options.now.empty()) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return ReadingTime{*zone,
                           zone->at(std::chrono::duration_cast<std::chrono::seconds>(now).count())};
    }
    const auto now = parse_iso(options.now, *zone);
    if (!now) {
        return fail(ErrorCode::Usage, fmt::format("--now: \"{}\" is no time", options.now),
                    "write it as 2025-08-14T16:09");
    }
    return ReadingTime{*zone, *now};
}

}  // namespace nachlese
