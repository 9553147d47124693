#include "query/file_link.h"

#include <array>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace nachlese {

namespace {

constexpr char kMemberSeparator = '#';
constexpr std::size_t kMaxHostName = 256;

bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

}  // namespace

std::string find_article_file(const std::string& root, const std::string& path) {
    if (root.empty()) return {};
    std::error_code ignored;  // what cannot be looked at is no place to go to
    // A file's name may have the separator too.
    for (const std::string& file : {path, path.substr(0, path.rfind(kMemberSeparator))}) {
        std::string found = fmt::format("{}/{}", root, file);
        if (std::filesystem::is_regular_file(found, ignored)) return found;
    }
    return {};
}

std::string file_uri(std::string_view host, std::string_view absolute_path) {
    std::string uri = fmt::format("file://{}", host);
    for (const char byte : absolute_path) {
        if (is_unreserved(byte) || byte == '/') {
            uri += byte;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        }
    }
    return uri;
}

std::string host_name() {
    std::array<char, kMaxHostName> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) return {};
    return name.data();
}

}  // namespace nachlese
