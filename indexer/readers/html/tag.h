// HTML elements by what they mean for the text in them.
#pragma once

#include <cstdint>
#include <string_view>

namespace nachlese::html {

enum class Tag : std::uint8_t {
    Text,    // a run of characters, no element
    Inline,  // any other element whose text goes on in the line
    Box,     // any other element whose text stands apart from what is around it
    Silent,  // any other element whose text is not the reader's: styles, controls, fallbacks
    Anchor,
    Article,
    Aside,
    Blockquote,
    Body,
    Bold,  // b, strong
    Button,
    Cell,  // td, th
    Figure,
    FigureCaption,
    Footer,
    Form,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Header,
    LineBreak,
    Link,
    List,  // ul, ol
    ListItem,
    Main,
    Meta,
    Navigation,
    Paragraph,
    Script,
    Table,
    Time,
    Title,
};

// `name` in lower case. An unknown element is inline unless its name has a hyphen: custom elements
// are boxes of a page.
[[nodiscard]] Tag tag_named(std::string_view name);

// Whether the element's text stands apart from what is before and after it.
[[nodiscard]] bool is_box(Tag tag);

// Whether the text in the element is for a program or a form and not for the reader.
[[nodiscard]] bool is_silent(Tag tag);

// 1 to 6 of Heading1 to Heading6, else 0.
[[nodiscard]] int heading_level(Tag tag);

}  // namespace nachlese::html
