// How an element is made: what elements of one template have in common.
#pragma once

#include <cstdint>

#include "indexer/readers/html/document.h"

namespace nachlese::html {

// Of the element's and its parent's tags and classes.
[[nodiscard]] std::uint64_t signature_of(const Document& document, NodeId node);

// Of the element's own tag and classes.
[[nodiscard]] std::uint64_t own_signature(const Document& document, NodeId node);

// The same for siblings with the same tag and classes, and for no others.
[[nodiscard]] std::uint64_t sibling_signature(const Document& document, NodeId node);

}  // namespace nachlese::html
