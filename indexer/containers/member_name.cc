#include "indexer/containers/member_name.h"

#include <algorithm>

#include "indexer/encoding.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kSeparators = "/\\";
// ÄÖÜäöüß in windows-1252. In CP437 these bytes are Greek letters and lines of tables.
constexpr std::string_view kLatinUmlauts = "\xC4\xD6\xDC\xE4\xF6\xFC\xDF";

bool has_part(std::string_view path, bool (*is_wanted)(std::string_view)) {
    while (true) {
        const std::size_t end = std::min(path.find_first_of(kSeparators), path.size());
        if (is_wanted(path.substr(0, end))) return true;
        if (end == path.size()) return false;
        path.remove_prefix(end + 1);
    }
}

}  // namespace

std::string decode_member_name(std::string_view bytes) {
    if (is_valid_utf8(bytes)) return std::string(bytes);
    const bool is_latin = bytes.find_first_of(kLatinUmlauts) != std::string_view::npos;
    return decode_as(bytes, is_latin ? "windows-1252" : "ibm-437");
}

bool is_unsafe_path(std::string_view name) {
    if (!name.empty() && kSeparators.find(name.front()) != std::string_view::npos) return true;
    if (name.size() > 1 && name[1] == ':') return true;
    return has_part(name, [](std::string_view part) { return part == ".."; });
}

bool is_hidden_path(std::string_view name) {
    return has_part(name,
                    [](std::string_view part) { return part.size() > 1 && part.front() == '.'; });
}

}  // namespace nachlese
