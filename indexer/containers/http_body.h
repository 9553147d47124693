// What an HTTP response carries, its codings taken off (RFC 9110, RFC 9112).
#pragma once

#include <memory>

#include "indexer/byte_source.h"
#include "indexer/containers/header_fields.h"
#include "indexer/input.h"

namespace nachlese {

// `message` stands behind the header. Crawlers keep headers of codings that they have undone, so
// each is believed only as far as the bytes bear it out. gzip is left to the recogniser.
Result<std::unique_ptr<ByteSource>> open_http_body(const HeaderFields& header, InputStream message);

// Chunks put together. Damage is an error.
std::unique_ptr<ByteSource> make_chunked_source(InputStream message);

// Brotli (RFC 7932).
std::unique_ptr<ByteSource> make_brotli_source(InputStream packed);

}  // namespace nachlese
