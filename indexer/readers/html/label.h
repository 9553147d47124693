// What the names that a page gives to its elements say about the text in them. General vocabulary
// of web pages only; no name of one outlet's pages.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/html/document.h"

namespace nachlese::html {

enum class Label : std::uint8_t {
    None,
    Navigation,  // menus, breadcrumbs, tables of contents, search boxes, footers
    Comments,    // what readers wrote
    Related,     // teasers and lists of other articles
    Share,       // share and print buttons
    Advert,      // advertisements, newsletters, offers of subscriptions
    Consent,     // cookie banners and overlays
    Hidden,      // not shown to the reader
    Aside,       // boxes beside the text
    Media,       // players and galleries
    Caption,     // captions and photo credits
    Byline,      // authors, dates, reading times
    Tags,        // topics of the article
    Kicker,
    Teaser,  // the article's own lead
    Body,    // said to be the article's text
};

// By the element's tag, role and visibility, and by the words of its class, id and itemprop.
[[nodiscard]] Label label_of(const Document& document, NodeId node);

// Whether a reader does not see the element: by its attributes, its style, or a class of those that
// set text for screen readers alone ("sr-only").
[[nodiscard]] bool is_hidden(const Document& document, NodeId node);

}  // namespace nachlese::html
