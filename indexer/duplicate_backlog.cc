#include "indexer/duplicate_backlog.h"

#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "indexer/duplicate_marking.h"
#include "schema/fields.h"
#include "schema/sort_key.h"

namespace nachlese {

namespace {

constexpr const char* kKey = "nachlese.duplicates";
// All documents are marked. Else the number up to which they are, and the days of those that left.
constexpr std::string_view kAllMarked = "all";

// Beyond that share of all articles, or so many days, it is cheaper to mark them all.
constexpr Xapian::doccount kShareThatIsAll = 8;
constexpr std::size_t kManyDays = 400;

template <typename Number>
std::optional<Number> take_decimal(std::string_view& text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) text.remove_prefix(1);
    return number;
}

// 20250814
std::optional<CivilDate> take_day(std::string_view& text) {
    const auto number = take_decimal<int>(text);
    if (!number) return std::nullopt;
    const CivilDate day{*number / 10000, *number / 100 % 100, *number % 100};
    if (!is_valid(day)) return std::nullopt;
    return day;
}

}  // namespace

DuplicateBacklog::DuplicateBacklog(const Xapian::Database& database) {
    const std::string stored = database.get_metadata(kKey);
    if (stored == kAllMarked) {
        marked_to_ = database.get_lastdocid();
        return;
    }
    is_left_over_ = database.get_doccount() > 0;
    std::string_view text = stored;
    const auto marked_to = take_decimal<Xapian::docid>(text);
    is_everything_ = !marked_to;
    marked_to_ = marked_to.value_or(0);
    while (!is_everything_ && !text.empty()) {
        const auto day = take_day(text);
        is_everything_ = !day;
        if (day) days_.insert(*day);
    }
}

void DuplicateBacklog::note_removal(std::string_view sort_key) {
    const auto day = day_of(sort_key);
    if (day) {
        days_.insert(*day);
    } else {
        is_everything_ = true;
    }
}

void DuplicateBacklog::store(Xapian::WritableDatabase& database) const {
    std::string text;
    if (!is_everything_) {
        text = fmt::format("{}", marked_to_);
        for (const CivilDate& day : days_)
            text += fmt::format(" {:04}{:02}{:02}", day.year, day.month, day.day);
    }
    database.set_metadata(kKey, text);
}

void DuplicateBacklog::work_off(Xapian::WritableDatabase& database) {
    const Xapian::doccount many = database.get_doccount() / kShareThatIsAll;
    Xapian::doccount added = 0;
    auto document = database.postlist_begin({});
    document.skip_to(marked_to_ + 1);
    for (; !is_everything_ && document != database.postlist_end({}); ++document) {
        note_removal(database.get_document(*document).get_value(slot_number(ValueSlot::SortKey)));
        if (++added > many || days_.size() > kManyDays) is_everything_ = true;
    }
    if (is_everything_) {
        mark_duplicates(database);
    } else {
        mark_duplicates(database, days_);
    }
    database.set_metadata(kKey, std::string(kAllMarked));
    is_left_over_ = false;
    is_everything_ = false;
    days_.clear();
    marked_to_ = database.get_lastdocid();
}

}  // namespace nachlese
