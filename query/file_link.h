// Links to the files that articles come from, for terminals that can follow them.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// The file of an article with this path (Article::path) in the folder `root`, "#member" left out;
// empty where there is none now.
[[nodiscard]] std::string find_article_file(const std::string& root, const std::string& path);

// "file://host/path" of an absolute path (RFC 8089), every byte percent-encoded that is not
// unreserved in RFC 3986, section 2.3. With the host, since a terminal may be on another.
[[nodiscard]] std::string file_uri(std::string_view host, std::string_view absolute_path);

[[nodiscard]] std::string host_name();

}  // namespace nachlese
