#include <string_view>

#include "indexer/readers/ocr/mets.h"
#include "tests/fuzz/reader_fuzz.h"

namespace {

// The page that stands beside the file, whatever its name.
constexpr std::string_view kPage =
    "<alto><Layout><Page><PrintSpace><TextBlock ID='B1'><TextLine><String CONTENT='Sturm'/>"
    "</TextLine></TextBlock><TextBlock ID='B2'><TextLine><String CONTENT='Der' WC='0.9'/>"
    "<String CONTENT='Deich' WC='0.8'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>";

nachlese::Result<nachlese::InputStream> open_page(const std::string& address) {
    static const nachlese::testing::MemoryFile page;
    if (address.ends_with('0')) return nachlese::fail(nachlese::ErrorCode::Io, "no such file");
    page.fill(reinterpret_cast<const std::uint8_t*>(kPage.data()), kPage.size());
    return nachlese::InputStream::open(page.path());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return nachlese::testing::fuzz_reader(nachlese::ocr::MetsReader(), data, size, open_page);
}
