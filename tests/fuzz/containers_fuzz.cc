// Any bytes as a file of an archive folder: compression, containers and web archives around each
// other may not crash, nor run away, nor break the promises of schema/article.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "indexer/file_reading.h"
#include "tests/fuzz/article_invariants.h"

namespace {

using namespace nachlese;  // NOLINT(google-build-using-namespace)

class Bytes final : public ByteSource {
  public:
    explicit Bytes(std::span<const char> bytes) : bytes_(bytes) {}

    Result<std::size_t> read(std::span<char> to) override {
        const std::size_t count = std::min(to.size(), bytes_.size() - at_);
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, to.begin());
        at_ += count;
        return count;
    }
    [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_.size(); }
    bool seek(std::uint64_t offset) override {
        at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
        return true;
    }

  private:
    std::span<const char> bytes_;
    std::size_t at_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{"archiv", zone.local({2025, 8, 15}, 720), zone, nullptr};
    const ReadSink sink{
        [](Article&& article) { nachlese::testing::check_article(article); },
        [](NoArticle&& none) { nachlese::testing::check_text(none.path); },
        [](ReadFailure&& failure) { nachlese::testing::check_text(failure.path); },
        [](ReadWarning&& warning) { nachlese::testing::check_text(warning.path); },
        {},
    };
    const std::span bytes(reinterpret_cast<const char*>(data), size);
    // Its outcome may be any: what matters is that there is one.
    (void)read_input(
        InputStream("archiv", std::make_unique<Bytes>(bytes), std::make_shared<UnpackingBudget>()),
        context, sink);
    return 0;
}
