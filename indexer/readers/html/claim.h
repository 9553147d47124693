// What a page says about its article, each statement with where it was made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::html {

enum class Subject : std::uint8_t {
    Type,  // "NewsArticle", "article", "CollectionPage"
    Headline,
    Description,
    Published,
    Modified,
    Author,
    Keyword,
    Section,
    Publisher,
    Url,
    Text,        // the article's text without its paragraphs
    Accessible,  // whether everybody may read it: "False", "locked"
};

// The more careful first: what is written for machines that show the article elsewhere is kept
// better than what is written for search engines or left over in a template.
enum class Origin : std::uint8_t {
    JsonLd,     // of an object that is an article
    Microdata,  // itemprop
    Meta,       // <meta> and <link>
    Markup,     // what the page shows
    WebPage,    // JSON-LD of an object that is the page
};

struct Claim {
    Subject subject;
    Origin origin;
    std::string text;  // white space collapsed, without markup, never empty
};

// In order of their place on the page.
class Claims {
  public:
    // Entities and tags in `text` are resolved; empty texts, repetitions and what goes beyond
    // kMostOfSubject are passed over.
    void add(Subject subject, Origin origin, std::string_view text);

    [[nodiscard]] std::vector<std::string_view> of(Subject subject) const;
    [[nodiscard]] std::vector<std::string_view> of(Subject subject, Origin origin) const;
    // The first of the best origin; empty where there is none. Valid until the next add().
    [[nodiscard]] std::string_view best(Subject subject) const;
    [[nodiscard]] const std::vector<Claim>& all() const { return claims_; }

    static constexpr std::size_t kMostOfSubject = 64;

  private:
    std::vector<Claim> claims_;
};

}  // namespace nachlese::html
