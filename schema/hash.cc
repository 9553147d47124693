#include "schema/hash.h"

#include <new>

#include <fmt/format.h>
#include <xxhash.h>

namespace nachlese {

namespace {

std::string hex_of(const XXH128_hash_t& hash) {
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string hash128_hex(std::string_view bytes) {
    return hex_of(XXH3_128bits(bytes.data(), bytes.size()));
}

Hash128::Hash128() : state_(XXH3_createState()) {
    if (!state_) throw std::bad_alloc();
    XXH3_128bits_reset(state_.get());
}

void Hash128::add(std::string_view bytes) {
    XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
}

std::string Hash128::hex() const {
    return hex_of(XXH3_128bits_digest(state_.get()));
}

void Hash128::FreeState::operator()(XXH3_state_s* state) const {
    XXH3_freeState(state);
}

}  // namespace nachlese
