#include "indexer/containers/arc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/containers/web_archive.h"

namespace nachlese {

namespace {

constexpr std::string_view kFirstRecord = "filedesc:";
constexpr std::size_t kMaxLineBytes = std::size_t{16} << 10U;

struct ArcHeader {
    Capture capture;
    std::uint64_t length = 0;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "20140216050221", in UTC.
std::string iso_of(std::string_view stamp) {
    return fmt::format("{}-{}-{}T{}:{}:{}Z", stamp.substr(0, 4), stamp.substr(4, 2),
                       stamp.substr(6, 2), stamp.substr(8, 2), stamp.substr(10, 2),
                       stamp.substr(12, 2));
}

// "URL IP-address date content-type length"; version 2 has more between type and length. An address
// may hold blanks, so the fields are counted from the date.
std::optional<ArcHeader> parse_header(std::string_view line, const TimeZone& zone) {
    constexpr std::size_t kStampDigits = 14;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.find(' ') < colon) return std::nullopt;
    for (std::size_t blank = line.find(' '); blank != std::string_view::npos;
         blank = line.find(' ', blank + 1)) {
        const std::string_view stamp = line.substr(blank + 1).substr(0, kStampDigits);
        if (stamp.size() < kStampDigits || !std::all_of(stamp.begin(), stamp.end(), is_digit) ||
            !line.substr(blank + 1 + kStampDigits).starts_with(' ')) {
            continue;
        }
        const std::string_view digits = line.substr(line.rfind(' ') + 1);
        ArcHeader header;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), header.length);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        const std::string_view uri_and_ip = line.substr(0, blank);
        header.capture.uri = std::string(uri_and_ip.substr(0, uri_and_ip.rfind(' ')));
        header.capture.date = iso_of(stamp);
        header.capture.fetched = parse_iso(header.capture.date, zone);
        return header;
    }
    return std::nullopt;
}

class Arc {
  public:
    Arc(InputStream& input, const ReadContext& context, const ReadSink& sink,
        const ReadMember& read_member)
        : input_(input), context_(context), archive_(input, context, sink, read_member) {}

    Result<void> read() {
        while (!archive_.stopped()) {
            const std::uint64_t begin = input_.position();
            const auto more = read_record();
            if (more && *more) continue;
            if (!more) {
                if (auto told = archive_.damaged(begin, more.error()); !told) return told;
            }
            const auto resumed = input_.resume();
            if (!resumed) return archive_.damaged(begin, resumed.error());
            if (!*resumed) break;
        }
        archive_.finish();
        return {};
    }

  private:
    // False at the end.
    Result<bool> read_record() {
        const std::uint64_t begin = input_.position();
        bool is_damaged = false;
        std::string line;
        std::optional<ArcHeader> header;
        while (!header) {
            const auto state = input_.read_line(line, kMaxLineBytes);
            if (!state) return tl::unexpected(state.error());
            if (*state == InputStream::Line::End) break;
            if (*state == InputStream::Line::Read) header = parse_header(line, context_.zone);
            is_damaged = is_damaged || (!header && !line.empty());
        }
        if (is_damaged) {
            auto told = archive_.damaged(begin, "no record of an ARC file");
            if (!told) return tl::unexpected(told.error());
        }
        if (!header) return false;
        return read_block(*header, begin);
    }

    Result<bool> read_block(const ArcHeader& header, std::uint64_t begin) {
        RecordBlock block(input_, header.length, {});
        if (header.capture.uri.starts_with("http")) {
            if (auto read = archive_.read_response(header.capture, block); !read) {
                auto told = archive_.damaged(begin, read.error());
                if (!told) return tl::unexpected(told.error());
            }
        }
        if (auto skipped = block.skip(); !skipped) return tl::unexpected(skipped.error());
        if (block.is_cut()) {
            auto told = archive_.damaged(begin, "a record that is cut off");
            if (!told) return tl::unexpected(told.error());
        }
        return true;
    }

    InputStream& input_;
    const ReadContext& context_;
    WebArchive archive_;
};

}  // namespace

bool ArcContainer::accepts(std::string_view head) const {
    return head.starts_with(kFirstRecord);
}

Result<void> ArcContainer::read(InputStream input, const ReadContext& context, const ReadSink& sink,
                                const ReadMember& read_member) const {
    return Arc(input, context, sink, read_member).read();
}

}  // namespace nachlese
