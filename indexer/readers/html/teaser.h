// Tells the article's lead from its first paragraph.
#pragma once

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/headline.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

// Running text between the headline and the text is the lead, and so is the first paragraph where
// the page labels it so, or has it as its description and makes it otherwise than the rest.
void settle_teaser(const Page& page, const Claims& claims, const Masthead& masthead, Body& body);

}  // namespace nachlese::html
