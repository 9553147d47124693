#include "indexer/compression.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <archive.h>
#include <fmt/format.h>

#include "indexer/archive_handle.h"
#include "indexer/gzip_source.h"

namespace nachlese {

namespace {

// One of libarchive's filters over its "raw" format: a single member without a name.
template <int support_filter(archive*)>
class FilterSource final : public ByteSource {
  public:
    explicit FilterSource(InputStream packed) : archive_(std::move(packed)) {
        support_filter(archive_.get());
        archive_read_support_format_raw(archive_.get());
    }

    Result<std::size_t> read(std::span<char> to) override {
        if (!is_open_) {
            is_open_ = true;
            auto opened = archive_.open();
            if (!opened) return tl::unexpected(opened.error());
            auto entry = archive_.next();
            if (!entry) return tl::unexpected(entry.error());
            if (*entry == nullptr) return 0;
        }
        return archive_.read(to);
    }

  private:
    ArchiveHandle archive_;
    bool is_open_ = false;
};

template <int support_filter(archive*)>
std::unique_ptr<ByteSource> make_filter(InputStream packed) {
    return std::make_unique<FilterSource<support_filter>>(std::move(packed));
}

constexpr std::array kCompressions{
    Compression{"gzip", "\x1F\x8B\x08"},
    Compression{"bzip2", "BZh"},
    Compression{"xz", std::string_view("\xFD"
                                       "7zXZ\0",
                                       6)},
    Compression{"zstd", "\x28\xB5\x2F\xFD"},
    Compression{"lz4", "\x04\x22\x4D\x18"},
};
// In the order of the table.
constexpr std::array kMakeSource{
    &make_gzip_source,
    &make_filter<archive_read_support_filter_bzip2>,
    &make_filter<archive_read_support_filter_xz>,
    &make_filter<archive_read_support_filter_zstd>,
    &make_filter<archive_read_support_filter_lz4>,
};
static_assert(kCompressions.size() == kMakeSource.size());

// Text may begin with "BZh", but not go on as a block of bzip2 does.
bool is_compressed(std::string_view head, const Compression& compression) {
    if (!head.starts_with(compression.first_bytes)) return false;
    constexpr std::size_t kBlockAt = 4;
    constexpr std::string_view kBlockStart = "1AY&SY";
    return compression.name != "bzip2" ||
           (head.size() > kBlockAt && head.substr(kBlockAt).starts_with(kBlockStart));
}

}  // namespace

std::span<const Compression> compressions() {
    return kCompressions;
}

Result<InputStream> unpack(InputStream input) {
    for (int depth = 0;; ++depth) {
        if (auto begun = input.begin(); !begun) return tl::unexpected(begun.error());
        const auto found = std::find_if(kCompressions.begin(), kCompressions.end(),
                                        [&input](const Compression& compression) {
                                            return is_compressed(input.head(), compression);
                                        });
        if (found == kCompressions.end()) return input;
        if (depth == UnpackingBudget::kMaxDepth) {
            return fail(ErrorCode::BadInput,
                        fmt::format("{}: compressed more than {} times over", input.name(), depth));
        }
        const auto make_source =
            kMakeSource[static_cast<std::size_t>(found - kCompressions.begin())];
        const std::string name = input.name();
        const auto budget = input.budget();
        input = InputStream(name, make_source(std::move(input)), budget);
    }
}

}  // namespace nachlese
