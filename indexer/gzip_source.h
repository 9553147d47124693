// Unpacks gzip (RFC 1952), one member after another.
#pragma once

#include <memory>

#include "indexer/byte_source.h"
#include "indexer/input.h"

namespace nachlese {

// resume() goes to what begins as the next member does: web archives have one for each record.
std::unique_ptr<ByteSource> make_gzip_source(InputStream packed);

enum class DeflateWrapper { Gzip, Zlib, None };
// One stream of RFC 1951, or of RFC 1950; without resume().
std::unique_ptr<ByteSource> make_deflate_source(InputStream packed, DeflateWrapper wrapper);

}  // namespace nachlese
