// The encoding that a page names, and whether bytes are a page at all.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::html {

// Of <meta charset>, <meta http-equiv> or the XML declaration within the first bytes
// (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding, simplified);
// empty where there is none. Any bytes may be given.
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

// Whether the text begins as HTML does: with a document type, a comment or an element of HTML.
[[nodiscard]] bool looks_like_html(std::string_view head);

}  // namespace nachlese::html
