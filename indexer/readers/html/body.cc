#include "indexer/readers/html/body.h"

#include <algorithm>

#include "indexer/readers/html/container.h"
#include "indexer/readers/html/judge.h"

namespace nachlese::html {

namespace {

// A heading above the text is the page's, one after it heads what was left out.
void settle_headings(std::vector<Verdict>& verdicts) {
    const auto settle = [](auto begin, auto end) {
        for (auto it = begin; it != end && it->role != Role::Text; ++it) {
            if (it->role == Role::Subheading) *it = {Role::Furniture, "heading without text"};
        }
    };
    settle(verdicts.begin(), verdicts.end());
    settle(verdicts.rbegin(), verdicts.rend());
}

}  // namespace

Body find_body(const Page& page) {
    Body body;
    body.container = find_container(page);
    body.verdicts = judge_blocks(page, body.container);
    settle_headings(body.verdicts);
    body.found = std::any_of(body.verdicts.begin(), body.verdicts.end(),
                             [](const Verdict& v) { return v.role == Role::Text; });
    return body;
}

}  // namespace nachlese::html
