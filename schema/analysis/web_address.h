// Web and e-mail addresses: one token each, found without their scheme and "www." too.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nachlese {

// Views into the text that it was found in.
struct WebAddress {
    std::size_t end = 0;    // byte offset behind it; punctuation that ends a sentence stays outside
    std::string_view form;  // without scheme, "www." and a slash at the end
    // What else it is searched for by: the host of a page or mailbox, the name of a host ("muster"
    // of "muster.de"). Empty if there is nothing.
    std::string_view second_form;
};

// Looks for addresses from the start of a text to its end. Takes linear time all in all: what one
// call saw to be none, the next does not look at again.
class WebAddressFinder {
  public:
    void start() { not_before_ = 0; }
    // The address that begins with the word text[start, word_end).
    std::optional<WebAddress> find(std::string_view text, std::size_t start, std::size_t word_end);

  private:
    std::optional<WebAddress> find_bare(std::string_view text, std::size_t start);

    std::size_t not_before_ = 0;
};

}  // namespace nachlese
