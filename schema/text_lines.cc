#include "schema/text_lines.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace nachlese {

Result<std::string> read_small_file(const std::string& path, std::size_t max_bytes,
                                    std::string_view hint) {
    const auto unreadable = [&](std::string_view reason) {
        return fail(ErrorCode::Io, fmt::format("{}: {}", path, reason), std::string(hint));
    };
    std::error_code ignored;  // what cannot be looked at cannot be opened either
    // A stream opens a folder as if it were an empty file.
    if (std::filesystem::is_directory(path, ignored)) return unreadable("is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable("cannot be read");
    // A size is not to be trusted: pipes have none, and files grow.
    std::string text(max_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) return unreadable("cannot be read to its end");
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_bytes) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: is larger than {} bytes", path, max_bytes),
                    "keep the lines that matter");
    }
    return text;
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace nachlese
