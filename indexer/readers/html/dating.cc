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
           label != Label::Consent && (block.link_density() <= 0.5 || label == Label::Byline);
}

// How much a block with a date is a date line.
enum class DateLine : std::uint8_t {
    Labelled,  // "Veröffentlicht am 6. Mai 2024"
    Bare,      // little but the date
    Other,
    Updated,  // "Aktualisiert am 7. Mai 2024"
};

DateLine kind_of(const Block& block, const DateMatch& match) {
    constexpr std::size_t kLittle = 30;  // bytes
    if (block.mark == dump::Mark::Published) return DateLine::Labelled;
    if (block.mark == dump::Mark::Updated) return DateLine::Updated;
    return match.end - match.begin + kLittle > block.text.size() ? DateLine::Bare : DateLine::Other;
}

// The first date of the best kind in those blocks; of no worse kind than `worst`.
std::optional<DateTime> shown_date(const Page& page, const Stretch& stretch, DateLine worst,
                                   const ReadContext& context) {
    std::optional<DateTime> best;
    DateLine best_kind = worst;
    const DateTime today = dump::reading_day(context);
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
        if (!may_hold_date(page, i)) continue;
        const auto match = find_german_date(page.blocks[i].text, today, context.zone);
        if (!match || match->relative || !match->has_year) continue;
        const DateLine kind = kind_of(page.blocks[i], *match);
        const bool caption = page.labels[i] == Label::Caption && kind == DateLine::Other;
        if (caption || kind > best_kind || (best && kind == best_kind)) continue;
        best = match->when;
        best_kind = kind;
    }
    return best;
}

// "Headline | Outlet | 28.04.2023".
std::optional<DateTime> title_date(const Claims& claims, const ReadContext& context) {
    for (const std::string_view title : claims.of(Subject::Headline)) {
        const std::size_t bar = title.rfind(" | ");
        if (bar == std::string_view::npos) continue;
        const auto match = find_german_date(title, dump::reading_day(context), context.zone, bar);
        if (match && match->has_year && !match->relative) return match->when;
    }
    return std::nullopt;
}

// The date with which the text begins: "27.1.2022 - Bei", "WENDORF, 3. Mai 2011.".
std::optional<DateTime> opening_date(const Page& page, const Body& body,
                                     const ReadContext& context) {
    constexpr std::size_t kReach = 24;  // bytes
    const DateTime today = dump::reading_day(context);
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Role role = body.verdicts[i].role;
        if (role != Role::Text && role != Role::Teaser) continue;
        const std::string_view opening = truncate(page.blocks[i].text, 4 * kReach);
        const auto match = find_german_date(opening, today, context.zone);
        const bool opens = match && match->begin <= kReach && match->has_year && !match->relative;
        if (opens) return match->when;
        if (role == Role::Text) return std::nullopt;
    }
    return std::nullopt;
}

// The blocks right below the text.
Stretch tail_of(const Body& body) {
    constexpr std::size_t kReach = 8;
    std::size_t last = body.verdicts.size();
    while (last > 0 && body.verdicts[last - 1].role != Role::Text)
        --last;
    return {last, std::min(last + kReach, body.verdicts.size())};
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
    choice.offer(shown_date(page, header, DateLine::Bare, context), DateOrigin::DateLine);
    choice.offer(opening_date(page, body, context), DateOrigin::Dateline);
    choice.offer(title_date(claims, context), DateOrigin::Metadata);
    choice.offer(shown_date(page, header, DateLine::Updated, context), DateOrigin::DateLine);
    choice.offer(day_in(claims.best(Subject::Url)), DateOrigin::Path);
    choice.offer(shown_date(page, tail_of(body), DateLine::Updated, context), DateOrigin::TailLine);
    offer_claims(claims, Subject::Modified, context, choice);
    choice.offer(day_in(context.path), DateOrigin::Path);
    return choice.chosen();
}

std::optional<DateTime> find_last_change(const Claims& claims, const ReadContext& context) {
    Choice choice(context);
    offer_claims(claims, Subject::Modified, context, choice);
    const auto& chosen = choice.chosen();
    return chosen && !chosen->in_future ? std::optional(chosen->when) : std::nullopt;
}

}  // namespace nachlese::html
