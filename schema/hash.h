// Content hashes by XXH3 (https://xxhash.com), stable across machines and versions: they are part
// of the on-disk format. Not for use against forgery.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace nachlese {

// Other seeds make other functions.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string hash128_hex(std::string_view bytes);

// The same of bytes that come in pieces. Not thread-safe.
class Hash128 {
  public:
    Hash128();
    void add(std::string_view bytes);
    [[nodiscard]] std::string hex() const;

  private:
    struct FreeState {
        void operator()(XXH3_state_s* state) const;
    };
    std::unique_ptr<XXH3_state_s, FreeState> state_;
};

}  // namespace nachlese
