#include "indexer/containers/warc.h"

#include <charconv>
#include <limits>
#include <string>
#include <utility>

#include "indexer/containers/web_archive.h"

namespace nachlese {

namespace {

constexpr std::string_view kRecordStart = "WARC/";
constexpr std::string_view kBlockEnd = "WARC/1.";  // less would be found in a page's text
constexpr std::size_t kMaxLineBytes = std::size_t{64} << 10U;

std::string without_brackets(std::string_view uri) {
    const bool has_brackets = uri.size() > 1 && uri.front() == '<' && uri.back() == '>';
    return std::string(has_brackets ? uri.substr(1, uri.size() - 2) : uri);
}

class Warc {
  public:
    Warc(InputStream& input, const ReadContext& context, const ReadSink& sink,
         const ReadMember& read_member)
        : input_(input), context_(context), archive_(input, context, sink, read_member) {}

    Result<void> read() {
        while (!archive_.stopped()) {
            const auto more = read_next();
            if (more && *more) continue;
            if (!more) {
                if (auto told = archive_.damaged(input_.position(), more.error()); !told) {
                    return told;
                }
            }
            const std::uint64_t end = input_.position();
            const auto resumed = input_.resume();
            if (!resumed) return archive_.damaged(end, resumed.error());
            if (!*resumed) break;
            if (!more) continue;
            if (auto told = archive_.damaged(end, "no gzip data"); !told) return told;
        }
        archive_.finish();
        return {};
    }

  private:
    // False at the end.
    Result<bool> read_next() {
        auto found = find_record();
        if (!found || !*found) return found;
        if (auto record = read_record(); !record) return tl::unexpected(record.error());
        return true;
    }

    // Whether there is one more; what stands in front of it and is no empty line is damage.
    Result<bool> find_record() {
        const std::uint64_t begin = input_.position();
        bool is_damaged = false;
        std::string line;
        while (true) {
            const auto bytes = input_.peek(kRecordStart.size());
            if (!bytes) return tl::unexpected(bytes.error());
            if (bytes->starts_with(kRecordStart)) break;
            const auto state = input_.read_line(line, kMaxLineBytes);
            if (!state) return tl::unexpected(state.error());
            if (*state == InputStream::Line::End) break;
            is_damaged = is_damaged || *state == InputStream::Line::TooLong || !line.empty();
        }
        if (is_damaged) {
            auto told = archive_.damaged(begin, "no record of a WARC file");
            if (!told) return tl::unexpected(told.error());
        }
        const auto bytes = input_.peek(1);
        if (!bytes) return tl::unexpected(bytes.error());
        return !bytes->empty();
    }

    Result<void> read_record() {
        const std::uint64_t begin = input_.position();
        std::string version;
        if (auto line = input_.read_line(version, kMaxLineBytes); !line) {
            return tl::unexpected(line.error());
        }
        const auto header = HeaderFields::read(input_);
        if (!header) return tl::unexpected(header.error());
        const std::string_view digits = header->value("content-length");
        std::uint64_t length = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), length);
        if (error != std::errc{} || end == digits.data()) {
            auto told = archive_.damaged(begin, "a record without its length");
            if (!told) return told;
            return RecordBlock(input_, std::numeric_limits<std::uint64_t>::max(), kBlockEnd).skip();
        }
        RecordBlock block(input_, length, kBlockEnd);
        if (auto read = read_block(*header, block); !read) {
            if (auto told = archive_.damaged(begin, read.error()); !told) return told;
        }
        if (auto skipped = block.skip(); !skipped) return skipped;
        if (block.is_cut()) return archive_.damaged(begin, "a record that is cut off");
        return {};
    }

    Result<void> read_block(const HeaderFields& header, RecordBlock& block) {
        const std::string_view date = header.value("warc-date");
        const Capture capture{without_brackets(header.value("warc-target-uri")), std::string(date),
                              parse_iso(date, context_.zone)};
        const std::string type = ascii_lower(header.value("warc-type"));
        const std::string content_type(header.value("content-type"));
        if (type == "response" && media_type(content_type) == "application/http") {
            return archive_.read_response(capture, block);
        }
        // A response to something else than HTTP is the thing itself, as a resource is.
        if (type == "response" || type == "resource") {
            return archive_.read_resource(capture, content_type, block);
        }
        return {};
    }

    InputStream& input_;
    const ReadContext& context_;
    WebArchive archive_;
};

}  // namespace

bool WarcContainer::accepts(std::string_view head) const {
    return head.starts_with("WARC/0.") || head.starts_with("WARC/1.");
}

Result<void> WarcContainer::read(InputStream input, const ReadContext& context,
                                 const ReadSink& sink, const ReadMember& read_member) const {
    return Warc(input, context, sink, read_member).read();
}

}  // namespace nachlese
