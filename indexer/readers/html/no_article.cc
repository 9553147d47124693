#include "indexer/readers/html/no_article.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "indexer/readers/dump/text_shape.h"
#include "indexer/readers/html/cards.h"
#include "indexer/readers/html/details.h"
#include "indexer/readers/html/json_ld.h"
#include "indexer/readers/html/teaser_list.h"

namespace nachlese::html {

namespace {

constexpr std::string_view kImprint = "imprint or terms of use, no article";
constexpr std::string_view kError = "error page, no article";
constexpr std::string_view kConsent = "wall that asks for consent, no article";
constexpr std::string_view kLogin = "login page, no article";

enum class Where : std::uint8_t { Whole, Start, Anywhere };

struct Phrase {
    std::string_view text;  // lower case
    Where where;
    std::string_view reason;
};

// Of headlines and titles. Those of errors, walls and logins count only on pages of little text.
constexpr std::array kPhrases{
    Phrase{"impressum", Where::Start, kImprint},
    Phrase{"datenschutz", Where::Whole, kImprint},
    Phrase{"datenschutz (", Where::Start, kImprint},
    Phrase{"datenschutzerklärung", Where::Start, kImprint},
    Phrase{"datenschutzhinweis", Where::Start, kImprint},
    Phrase{"datenschutzbestimmung", Where::Start, kImprint},
    Phrase{"datenschutzinformation", Where::Start, kImprint},
    Phrase{"hinweise zum datenschutz", Where::Start, kImprint},
    Phrase{"informationen zum datenschutz", Where::Start, kImprint},
    Phrase{"unsere datenschutz", Where::Start, kImprint},
    Phrase{"allgemeine geschäftsbedingungen", Where::Start, kImprint},
    Phrase{"agb", Where::Whole, kImprint},
    Phrase{"nutzungsbedingungen", Where::Start, kImprint},
    Phrase{"allgemeine nutzungsbedingungen", Where::Start, kImprint},
    Phrase{"cookie-richtlinie", Where::Start, kImprint},
    Phrase{"cookie-einstellungen", Where::Start, kImprint},
    Phrase{"just a moment", Where::Start, kError},
    Phrase{"attention required", Where::Start, kError},
    Phrase{"access denied", Where::Start, kError},
    Phrase{"zugriff verweigert", Where::Start, kError},
    Phrase{"forbidden", Where::Anywhere, kError},
    Phrase{"bad gateway", Where::Anywhere, kError},
    Phrase{"service unavailable", Where::Anywhere, kError},
    Phrase{"internal server error", Where::Anywhere, kError},
    Phrase{"not found", Where::Anywhere, kError},
    Phrase{"nicht gefunden", Where::Anywhere, kError},
    Phrase{"nicht verfügbar", Where::Anywhere, kError},
    Phrase{"nicht erreichbar", Where::Anywhere, kError},
    Phrase{"existiert nicht", Where::Anywhere, kError},
    Phrase{"fehler 4", Where::Start, kError},
    Phrase{"fehler 5", Where::Start, kError},
    Phrase{"error 4", Where::Start, kError},
    Phrase{"error 5", Where::Start, kError},
    Phrase{"404", Where::Start, kError},
    Phrase{"einwilligung", Where::Start, kConsent},
    Phrase{"zustimmung", Where::Start, kConsent},
    Phrase{"ihre zustimmung", Where::Start, kConsent},
    Phrase{"mit werbung", Where::Start, kConsent},
    Phrase{"cookies zustimmen", Where::Anywhere, kConsent},
    Phrase{"wir verwenden cookies", Where::Anywhere, kConsent},
    Phrase{"privacy settings", Where::Anywhere, kConsent},
    Phrase{"privatsphäre", Where::Start, kConsent},
    Phrase{"anmelden", Where::Start, kLogin},
    Phrase{"anmeldung", Where::Start, kLogin},
    Phrase{"login", Where::Start, kLogin},
    Phrase{"einloggen", Where::Start, kLogin},
};

bool fits(const Phrase& phrase, std::string_view lower) {
    switch (phrase.where) {
        case Where::Whole:
            return lower == phrase.text;
        case Where::Start:
            return lower.starts_with(phrase.text);
        case Where::Anywhere:
            return lower.find(phrase.text) != std::string_view::npos;
    }
    return false;
}

std::optional<std::string_view> reason_in(std::string_view title, bool little_text) {
    constexpr std::uint32_t kMostWords = 8;
    if (dump::shape_of(title).words > kMostWords) return std::nullopt;
    const std::string lower = dump::lower_case(title);
    for (const Phrase& phrase : kPhrases) {
        if ((little_text || phrase.reason == kImprint) && fits(phrase, lower)) return phrase.reason;
    }
    return std::nullopt;
}

std::size_t text_bytes(const Page& page, const Body& body) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Role role = body.verdicts[i].role;
        if (role == Role::Text || role == Role::Teaser) bytes += page.blocks[i].text.size();
    }
    return bytes;
}

bool asks_for_password(const Document& document) {
    for (NodeId node = 0; node < document.size(); ++node) {
        if (document.attribute(node, Attribute::Type) == "password") return true;
    }
    return false;
}

bool is_furniture(Label label) {
    return label == Label::Navigation || label == Label::Related;
}

// Whether most of what the page says is about cookies, consent and data protection.
bool asks_for_consent(const Page& page) {
    constexpr int kSpeaksOfThePage = 2;
    std::size_t speaking = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (is_furniture(page.labels[i])) continue;
        all += block.text.size();
        const bool speaks = page.labels[i] == Label::Consent ||
                            dump::weigh_page_words(block.lower) >= kSpeaksOfThePage;
        if (speaks) speaking += block.text.size();
    }
    return speaking * 2 > all;
}

// What readers wrote: pages of sections have none.
bool has_comments(const Page& page) {
    constexpr std::size_t kFewestBytes = 1000;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        if (page.labels[i] == Label::Comments && page.blocks[i].prose)
            bytes += page.blocks[i].text.size();
    }
    return bytes >= kFewestBytes;
}

bool is_claimed_article(const Claims& claims) {
    const auto types = claims.of(Subject::Type, Origin::JsonLd);
    return std::any_of(types.begin(), types.end(), is_article_type) &&
           !claims.of(Subject::Published, Origin::JsonLd).empty();
}

bool is_claimed_section(const Claims& claims) {
    const auto types = claims.of(Subject::Type);
    return std::any_of(types.begin(), types.end(), [](std::string_view type) {
        return type == "website" || type == "CollectionPage" || type == "CategoryPage";
    });
}

// "https://nordbote.example/"
bool is_front_page_address(std::string_view url) {
    const std::size_t host = url.find("://");
    if (host == std::string_view::npos) return false;
    const std::size_t path = url.find('/', host + 3);
    return path == std::string_view::npos || path + 1 == url.size();
}

// Links to articles in place of a text.
bool is_list_of_links(const Page& page, const Claims& claims, std::size_t text) {
    constexpr std::size_t kFewestLinks = 10;
    constexpr std::size_t kShortText = 250;  // bytes
    constexpr std::size_t kShortTextOfSection = 800;
    constexpr std::size_t kShortTextOfFrontPage = 1500;
    if (count_headline_links(page.blocks) < kFewestLinks) return false;
    if (is_claimed_article(claims) || has_comments(page)) return false;
    if (is_front_page_address(find_url(claims))) return text < kShortTextOfFrontPage;
    return text < (is_claimed_section(claims) ? kShortTextOfSection : kShortText);
}

}  // namespace

std::optional<std::string_view> why_no_article(const Page& page, const Body& body,
                                               const Masthead& masthead, const Claims& claims) {
    constexpr std::size_t kLittleText = 600;  // bytes
    constexpr std::size_t kNearlyNoText = 150;
    if (page.blocks.empty()) return "page without text";
    const std::size_t text = text_bytes(page, body);
    const bool little_text = text < kLittleText && !is_claimed_article(claims);
    for (const std::string_view title : claims.of(Subject::Headline, Origin::WebPage)) {
        if (const auto reason = reason_in(title, little_text)) return reason;
    }
    if (const auto reason = reason_in(masthead.headline, little_text)) return reason;
    if (is_list_of_links(page, claims, text)) return "front or section page: links without a text";
    if (!is_claimed_article(claims) && is_teaser_list(page, body)) {
        return "front or section page: nothing but teasers";
    }
    if (!little_text) return std::nullopt;
    if (text < kNearlyNoText && asks_for_password(page.document)) return kLogin;
    if (text < kNearlyNoText && asks_for_consent(page)) return kConsent;
    if (text == 0 && masthead.headline.empty()) return "no text of an article found";
    return std::nullopt;
}

}  // namespace nachlese::html
