#include "indexer/readers/html/teaser.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "indexer/readers/html/alike.h"
#include "indexer/readers/html/main_text.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestLead = 900;  // bytes

bool is_described(const Block& block, const Claims& claims) {
    const auto descriptions = claims.of(Subject::Description);
    return std::any_of(
        descriptions.begin(), descriptions.end(),
        [&block](std::string_view description) { return are_alike(description, block.text); });
}

bool is_text(const Verdict& verdict) {
    return verdict.role == Role::Text;
}

// A paragraph outside the text's element, below the headline. "teaser" names leads and teasers of
// other articles alike; what the metadata describe is the lead.
bool stands_above(const Page& page, const Claims& claims, const Body& body, std::size_t i) {
    const Block& block = page.blocks[i];
    const Label label = page.labels[i];
    if (body.verdicts[i].role != Role::Outside && body.verdicts[i].role != Role::Furniture)
        return false;
    const bool lead = label == Label::Related && is_described(block, claims);
    if ((is_outside(label) && !lead) || block.mark != dump::Mark::None ||
        block.link_density() > 0.3)
        return false;
    if (block.text.size() > kLongestLead || dump::weigh_page_words(block.lower) >= 2) return false;
    return block.prose || (label == Label::Teaser && block.shape.words >= 5);
}

}  // namespace

void settle_teaser(const Page& page, const Claims& claims, const Masthead& masthead, Body& body) {
    const auto first = std::find_if(body.verdicts.begin(), body.verdicts.end(), is_text);
    if (first == body.verdicts.end()) return;
    const auto text = static_cast<std::size_t>(first - body.verdicts.begin());
    bool found = false;
    constexpr std::size_t kReach = 200;  // blocks above the text
    const std::size_t nearest = text > kReach ? text - kReach : 0;
    for (std::size_t i = std::max(masthead.block.value_or(text) + 1, nearest); i < text; ++i) {
        if (!stands_above(page, claims, body, i)) continue;
        body.verdicts[i] = {Role::Teaser, "between headline and text"};
        found = true;
    }
    const Block& block = page.blocks[text];
    const bool more = std::any_of(first + 1, body.verdicts.end(), is_text);
    if (found || !more || block.text.size() > kLongestLead) return;
    const MainText main_text(page, body.container);
    const bool labelled = page.labels[text] == Label::Teaser;
    if (labelled || (!main_text.is_main(text) && is_described(block, claims))) {
        *first = {Role::Teaser, "lead above the text"};
    }
}

}  // namespace nachlese::html
