// Names of members as archives write them.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// Bytes of a name to UTF-8: what is not UTF-8 is Latin-1 (windows-1252), or CP437, which packers
// under DOS and Windows wrote into zip files; the umlauts tell.
[[nodiscard]] std::string decode_member_name(std::string_view bytes);

// Absolute, with a drive letter, or with a ".." in it: a name that an honest archive does not have.
[[nodiscard]] bool is_unsafe_path(std::string_view name);

// Whether a part of the path begins with a dot, as with hidden files and what macOS puts beside
// each file (".DS_Store", "__MACOSX/._a.txt"). "." itself does not count.
[[nodiscard]] bool is_hidden_path(std::string_view name);

}  // namespace nachlese
