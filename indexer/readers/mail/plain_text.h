// Mail's text/plain as paragraphs.
#pragma once

#include <vector>

#include "indexer/readers/mail/mime.h"
#include "schema/article.h"

namespace nachlese::mail {

// Lines that were broken for mail are joined again, whether they say so (RFC 3676) or not. Left out
// are the signature (below "-- "), quoted lines ("> ") with the line that introduces them, unless
// there is nothing else, the header that a program puts above what it forwards, and addresses that
// stand in brackets or alone on a line. Linear.
[[nodiscard]] std::vector<Paragraph> read_plain_text(const TextPart& text);

}  // namespace nachlese::mail
