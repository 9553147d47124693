#include "indexer/readers/mail/mail_reader.h"
#include "tests/fuzz/reader_fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return nachlese::testing::fuzz_reader(nachlese::mail::MailReader(), data, size);
}
