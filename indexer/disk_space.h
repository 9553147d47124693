// Free space on the file system of an index, looked at before it runs out: a full disk harms
// whoever else writes to it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "schema/error.h"

namespace nachlese {

// What a run leaves free unless --min-free says otherwise: several times what all threads write
// between two looks, and a night's logs.
inline constexpr std::uint64_t kDefaultMinFree = std::uint64_t{256} << 20U;

// Bytes that whoever runs this may still write to the file system of `path`. Nothing where `path`
// is not there, or its file system does not tell.
[[nodiscard]] std::optional<std::uint64_t> free_bytes(const std::string& path);

// Of the files right in `folder`; 0 where it cannot be read.
[[nodiscard]] std::uint64_t bytes_of_files(const std::string& folder);

// Thread-safe, as `measure` has to be.
class DiskSpace {
  public:
    using Measure = std::function<std::optional<std::uint64_t>(const std::string& path)>;

    // `reserve` bytes are to stay free on the file system of `path`; 0: nothing is looked at.
    DiskSpace(std::string path, std::uint64_t reserve, Measure measure = free_bytes)
        : path_(std::move(path)), reserve_(reserve), measure_(std::move(measure)) {}

    // DiskSpaceLow where the reserve would not stay free if `bytes` more were written. The message
    // ends with `consequence`, such as "nothing was changed".
    [[nodiscard]] Result<void> check_room_for(std::uint64_t bytes,
                                              std::string_view consequence) const;

  private:
    std::string path_;
    std::uint64_t reserve_;
    Measure measure_;
};

}  // namespace nachlese
