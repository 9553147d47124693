#include "indexer/readers/html/dating.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "indexer/readers/dump/dates.h"
#include "schema/german_date.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

std::optional<DateTime> parse_date(std::string_view text, const ReadContext& context) {
    text = trim(text);
    if (auto iso = parse_iso(text, context.zone)) return iso;
    const auto german = find_german_date(text, dump::reading_day(context), context.zone);
    if (german && !german->relative) return german->when;
    return std::nullopt;
}

bool is_later(const DateTime& when, const ReadContext& context) {
    return to_unix_seconds(when, context.zone) > to_unix_seconds(context.now, context.zone);
}

// Collects dates in the order of preference and keeps the first that is not in the future.
class Choice {
  public:
    explicit Choice(const ReadContext& context) : context_(context) {}

    void offer(const std::optional<DateTime>& when, DateOrigin origin) {
        if (!when || settled_) return;
        const bool in_future = is_later(*when, context_);
        if (!in_future || !chosen_) chosen_ = ArticleDate{*when, origin, in_future};
        settled_ = !in_future;
    }

    [[nodiscard]] const std::optional<ArticleDate>& chosen() const { return chosen_; }

  private:
    const ReadContext& context_;
    std::optional<ArticleDate> chosen_;
    bool settled_ = false;
};

// The blocks around the headline and before the text's second paragraph.
struct Stretch {
    std::size_t first = 0;
    std::size_t end = 0;
};

Stretch header_of(const Page& page, const Body& body, const Masthead& masthead) {
    constexpr std::size_t kReach = 12;  // blocks above the headline
    std::size_t text = 0;
    while (text < body.verdicts.size() && body.verdicts[text].role != Role::Text)
        ++text;
    const std::size_t anchor = masthead.block.value_or(text);
    const std::size_t first = std::min(anchor, text);
    const std::size_t end = std::min(std::max(anchor, text) + 3, page.blocks.size());
    return {first > kReach ? first - kReach : 0, end};
}

bool may_hold_date(const Page& page, std::size_t i) {
    constexpr std::size_t kLongest = 160;  // bytes
    const Label label = page.labels[i];
    const Block& block = page.blocks[i];
    if (block.text.size() > kLongest || block.prose) return false;
    return label != Label::Navigation && label != Label::Related && label != Label::Comments &&
           label != Label::Consent && block.link_density() <= 0.5;
}

// The first date of the blocks; a later change counts only where nothing else is dated.
std::optional<DateTime> shown_date(const Page& page, const Stretch& stretch,
                                   const ReadContext& context) {
    std::optional<DateTime> updated;
    const DateTime today = dump::reading_day(context);
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
        if (!may_hold_date(page, i)) continue;
        const auto match = find_german_date(page.blocks[i].text, today, context.zone);
        if (!match || match->relative || !match->has_year) continue;
        if (page.blocks[i].mark != dump::Mark::Updated) return match->when;
        if (!updated) updated = match->when;
    }
    return updated;
}

// The first <time> with a machine's date from the headline's part of the page on.
std::optional<DateTime> time_element(const Page& page, const Stretch& stretch,
                                     const ReadContext& context) {
    if (stretch.first >= stretch.end) return std::nullopt;
    const Document& document = page.document;
    const NodeId first = page.blocks[stretch.first].first;
    const NodeId end = page.blocks[stretch.end - 1].end;
    for (NodeId node = first; node < end; ++node) {
        if (document.tag(node) != Tag::Time) continue;
        if (const auto when =
                parse_iso(trim(document.attribute(node, Attribute::Datetime)), context.zone)) {
            return when;
        }
    }
    return std::nullopt;
}

void offer_claims(const Claims& claims, Subject subject, const ReadContext& context,
                  Choice& choice) {
    for (const Origin origin : {Origin::JsonLd, Origin::Meta, Origin::Microdata}) {
        for (const std::string_view text : claims.of(subject, origin))
            choice.offer(parse_date(text, context), DateOrigin::Metadata);
    }
}

std::optional<DateTime> day_in(std::string_view path) {
    const auto day = dump::date_in_path(path);
    return day ? std::optional(DateTime{*day, {}, 0}) : std::nullopt;
}

}  // namespace

std::optional<ArticleDate> find_date(const Page& page, const Body& body, const Masthead& masthead,
                                     const Claims& claims, const ReadContext& context) {
    Choice choice(context);
    const Stretch header = header_of(page, body, masthead);
    offer_claims(claims, Subject::Published, context, choice);
    choice.offer(time_element(page, header, context), DateOrigin::DateLine);
    choice.offer(shown_date(page, header, context), DateOrigin::DateLine);
    choice.offer(day_in(claims.best(Subject::Url)), DateOrigin::Path);
    offer_claims(claims, Subject::Modified, context, choice);
    choice.offer(day_in(context.path), DateOrigin::Path);
    return choice.chosen();
}

}  // namespace nachlese::html
