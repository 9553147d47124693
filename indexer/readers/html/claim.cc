#include "indexer/readers/html/claim.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/html/document.h"
#include "schema/utf8.h"

namespace nachlese::html {

void Claims::add(Subject subject, Origin origin, std::string_view text) {
    const auto known = static_cast<std::size_t>(
        std::count_if(claims_.begin(), claims_.end(),
                      [subject](const Claim& claim) { return claim.subject == subject; }));
    if (known >= kMostOfSubject) return;
    std::string clean = text.find_first_of("<&") == std::string_view::npos
                            ? collapse_whitespace(without_soft_hyphens(text))
                            : parse_html(text).text_within(0);
    const bool repeated = std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
        return claim.subject == subject && claim.origin == origin && claim.text == clean;
    });
    if (!clean.empty() && !repeated) claims_.push_back({subject, origin, std::move(clean)});
}

std::vector<std::string_view> Claims::of(Subject subject) const {
    std::vector<std::string_view> texts;
    for (const Claim& claim : claims_) {
        if (claim.subject == subject) texts.emplace_back(claim.text);
    }
    return texts;
}

std::vector<std::string_view> Claims::of(Subject subject, Origin origin) const {
    std::vector<std::string_view> texts;
    for (const Claim& claim : claims_) {
        if (claim.subject == subject && claim.origin == origin) texts.emplace_back(claim.text);
    }
    return texts;
}

std::string_view Claims::best(Subject subject) const {
    const Claim* best = nullptr;
    for (const Claim& claim : claims_) {
        if (claim.subject != subject) continue;
        if (best == nullptr || claim.origin < best->origin) best = &claim;
    }
    return best == nullptr ? std::string_view{} : std::string_view(best->text);
}

}  // namespace nachlese::html
