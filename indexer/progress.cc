#include "indexer/progress.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

namespace nachlese {

namespace {

constexpr std::chrono::milliseconds kBarInterval{200};
constexpr std::chrono::seconds kLineInterval{30};
constexpr std::size_t kBarWidth = 24;
constexpr double kMegabyte = 1e6;
constexpr const char* kEraseLine = "\r\033[K";

std::string time_left(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    constexpr std::uint64_t kMinute = 60;
    constexpr std::uint64_t kHour = 60 * kMinute;
    if (whole >= kHour) {
        return fmt::format("{}:{:02}:{:02}", whole / kHour, whole % kHour / kMinute,
                           whole % kMinute);
    }
    return fmt::format("{}:{:02}", whole / kMinute, whole % kMinute);
}

}  // namespace

Progress::Progress(std::FILE* stream, bool quiet)
    : stream_(stream), quiet_(quiet), is_terminal_(isatty(fileno(stream)) != 0) {}

Progress::~Progress() {
    finish();
}

void Progress::start(std::uint64_t total_files, std::uint64_t total_bytes) {
    total_files_ = total_files;
    total_bytes_ = total_bytes;
    started_ = Clock::now();
    shown_ = started_;
}

void Progress::update(std::uint64_t files, std::uint64_t bytes) {
    if (quiet_) return;
    const auto now = Clock::now();
    if (is_terminal_ ? now - shown_ < kBarInterval : now - shown_ < kLineInterval) return;
    shown_ = now;
    draw(std::chrono::duration<double>(now - started_).count(), files, bytes);
    drawn_ = is_terminal_;
}

void Progress::draw(double seconds, std::uint64_t files, std::uint64_t bytes) const {
    const double done =
        total_bytes_ == 0
            ? 1.0
            : std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_bytes_));
    const double rate = static_cast<double>(bytes) / kMegabyte / std::max(seconds, 1e-3);
    const std::string left = done > 0.0 ? time_left(seconds / done - seconds) : "?";
    const std::string figures = fmt::format("{:3.0f} % {} of {} files, {:.1f} MB/s, {} left",
                                            done * 100.0, files, total_files_, rate, left);
    if (is_terminal_) {
        const auto filled = static_cast<std::size_t>(done * static_cast<double>(kBarWidth));
        fmt::print(stream_, "{}[{:#<{}}{:.<{}}] {}", kEraseLine, "", filled, "", kBarWidth - filled,
                   figures);
    } else {
        fmt::print(stream_, "{}\n", figures);
    }
    std::fflush(stream_);
}

void Progress::finish() {
    if (!drawn_) return;
    fmt::print(stream_, "{}", kEraseLine);
    std::fflush(stream_);
    drawn_ = false;
}

}  // namespace nachlese
