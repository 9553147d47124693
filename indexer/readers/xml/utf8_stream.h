// Turns pieces of a file into UTF-8 for the XML parser, so that one rule about encodings holds for
// all formats (indexer/encoding.h): what the bytes say goes before what is declared, and misread
// text is repaired.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace nachlese::xml {

// Not thread-safe.
class Utf8Stream {
  public:
    // `head` is the beginning of the file, of which nothing is consumed.
    explicit Utf8Stream(std::string_view head);
    ~Utf8Stream();
    Utf8Stream(const Utf8Stream&) = delete;
    Utf8Stream& operator=(const Utf8Stream&) = delete;

    // The next piece of the file as valid UTF-8, without a byte order mark; control characters,
    // which XML does not know, are blanks. What a piece cuts in two comes with the next one.
    [[nodiscard]] std::string decode(std::string_view piece, bool is_last);

  private:
    struct Converter;
    void decide(std::string_view sample);

    std::string declared_;
    std::string pending_;  // bytes at the end of the last piece that need the next one
    std::string held_;  // UTF-8 at the end of the last piece that may be misread with the next one
    bool is_decided_ = false;
    bool at_start_ = true;
    std::unique_ptr<Converter> converter_;  // none for UTF-8
};

// The encoding that an XML declaration names, or nothing; `head` in any encoding that keeps ASCII.
[[nodiscard]] std::string_view declared_encoding(std::string_view head);

}  // namespace nachlese::xml
