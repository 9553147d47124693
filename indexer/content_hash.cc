#include "indexer/content_hash.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <xxhash.h>

namespace nachlese {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 16U;

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
struct StateFreer {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

Result<std::string> content_hash(const std::string& file, const std::function<bool()>& stop) {
    const auto io_error = [&file] {
        return fail(ErrorCode::Io, fmt::format("{}: {}", file, system_message(errno)),
                    "check that the file can be read");
    };
    const std::unique_ptr<std::FILE, FileCloser> handle(std::fopen(file.c_str(), "rbe"));
    if (handle == nullptr) return io_error();
    const std::unique_ptr<XXH3_state_t, StateFreer> state(XXH3_createState());
    XXH3_128bits_reset(state.get());
    // Most files are much smaller: what they leave of it is not to be touched.
    const auto piece = std::make_unique_for_overwrite<std::array<char, kPieceBytes>>();
    while (const std::size_t count = std::fread(piece->data(), 1, piece->size(), handle.get())) {
        if (stop && stop()) return fail(ErrorCode::Interrupted, file + ": interrupted");
        XXH3_128bits_update(state.get(), piece->data(), count);
    }
    if (std::ferror(handle.get()) != 0) return io_error();
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace nachlese
