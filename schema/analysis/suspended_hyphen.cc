#include "schema/analysis/suspended_hyphen.h"

#include <algorithm>

#include "schema/analysis/coordination.h"
#include "schema/analysis/separable_prefix.h"
#include "schema/analysis/word_class.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxListed = 16;
constexpr std::size_t kMaxWordsBetween = 2;  // "Import- und die neuen Exportzölle"
constexpr std::size_t kMaxGapBytes = 8;
constexpr std::size_t kMinHeadBytes = 3;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\xC2\xA0") == std::string_view::npos;
}

// What stands between the words of a list.
bool is_list_gap(std::string_view gap) {
    return gap.size() <= kMaxGapBytes &&
           gap.find_first_not_of("-,/ \t\r\n\xC2\xA0") == std::string_view::npos;
}

bool begins_in_lower_case(std::string_view word) {
    return !word.empty() && word.front() >= 'a' && word.front() <= 'z';
}

bool is_suspended(std::string_view text, const WrittenToken& token) {
    if (token.end + 1 >= text.size() || text[token.end] != '-') return false;
    const std::string_view behind = text.substr(token.end + 1);
    return std::string_view(" \t\r\n,/").find(behind.front()) != std::string_view::npos ||
           behind.starts_with("\u00A0");
}

bool is_hyphenated(const WrittenToken& first, const WrittenToken& second, std::string_view text) {
    return second.start == first.end + 1 && text[first.end] == '-';
}

// "Branche" for the "IT" of "IT-Branche", and the word itself where no hyphen follows.
const WrittenToken& last_of_hyphenated(TokenLookahead& tokens, std::size_t first,
                                       std::string_view text) {
    const WrittenToken* last = tokens.peek(first);
    for (std::size_t i = first + 1;; ++i) {
        const WrittenToken* const next = tokens.peek(i);
        if (next == nullptr || !is_hyphenated(*last, *next, text)) return *last;
        last = next;
    }
}

// What stands behind the separable prefix of a word, which the lexicon does not take for a part of
// a compound; nothing without such a prefix.
std::string_view behind_prefix(std::string_view surface) {
    for (const std::string_view prefix : kSeparablePrefixes) {
        if (surface.starts_with(prefix) && surface.size() >= prefix.size() + kMinHeadBytes)
            return surface.substr(prefix.size());
    }
    return {};
}

bool is_prefix(std::string_view surface) {
    return std::find(kSeparablePrefixes.begin(), kSeparablePrefixes.end(), surface) !=
           kSeparablePrefixes.end();
}

// The head that completes `first` as it does `last`: it stands in the place of a prefix ("Vor- und
// Nachteile") or of the first part of a compound; of more parts if the lexicon knows but that.
std::string head_of(std::string_view first, std::string_view last, const FormLookUp& look_up) {
    const auto is_known_with = [&](std::string_view head) {
        return look_up(std::string(first).append(head)).is_known;
    };
    const bool is_first_prefix = is_prefix(look_up(first).surface);
    const Form form = look_up(last);
    if (is_first_prefix || form.parts.empty()) {
        const std::string_view head = behind_prefix(form.surface);
        if (!head.empty() && is_known_with(head)) return std::string(head);
    }
    for (std::size_t part = 1; part < form.parts.size(); ++part) {
        std::string head = form.surface.substr(form.parts[part].start);
        if (is_known_with(head)) return head;
    }
    // "Import- und teilweise": a word of another kind stands between.
    const bool is_same_kind = begins_in_lower_case(last) == begins_in_lower_case(first);
    if (form.parts.size() < 2 || !is_same_kind) return {};
    return form.surface.substr(form.parts.back().start);
}

}  // namespace

void SuspendedHyphens::start(std::string_view text) {
    text_ = text;
    recent_ = {};
    last_first_part_.clear();
    last_completed_ = 0;
}

std::string SuspendedHyphens::complete_first(const WrittenToken& token, TokenLookahead& following,
                                             const FormLookUp& look_up) const {
    if (!is_suspended(text_, token) || classify(text_, token.start).word_class == WordClass::Digit)
        return {};
    bool is_coordinated = text_[token.end + 1] == '/';
    std::size_t words_between = 0;
    std::size_t before = token.end;
    for (std::size_t i = 0; i < kMaxListed; ++i) {
        const WrittenToken* listed = following.peek(i);
        if (listed == nullptr || listed->is_alternative) return {};
        if (!is_list_gap(text_.substr(before, listed->start - before))) return {};
        before = listed->end;
        if (is_coordinator(listed->form)) {
            is_coordinated = true;
            continue;
        }
        if (is_suspended(text_, *listed)) continue;
        if (!is_coordinated) return {};
        const WrittenToken& last = last_of_hyphenated(following, i, text_);
        if (&last != listed) return std::string(token.form).append(last.form);
        if (const std::string head = head_of(token.form, listed->form, look_up); !head.empty())
            return std::string(token.form).append(head);
        const bool is_word_between =
            begins_in_lower_case(listed->form) && !begins_in_lower_case(token.form);
        if (!is_word_between || ++words_between > kMaxWordsBetween) return {};
    }
    return {};
}

// The word before a suspended one, of which that has its first part.
const SuspendedHyphens::Span* SuspendedHyphens::find_model(const WrittenToken& token) const {
    const Span& previous = recent_[0];
    if (previous.end == 0 || token.start <= previous.end) return nullptr;
    std::string_view gap = text_.substr(previous.end, token.start - previous.end);
    if (!gap.ends_with('-') || gap.size() < 2 || gap.size() > kMaxGapBytes) return nullptr;
    gap.remove_suffix(1);
    if (is_coordinator(written(previous))) {
        const Span& model = recent_[1];
        const bool is_listed = model.end != 0 && model.end < previous.start && is_blank(gap) &&
                               is_blank(text_.substr(model.end, previous.start - model.end));
        return is_listed ? &model : nullptr;
    }
    const bool is_listed = (gap.front() == ',' || gap == "/") && is_blank(gap.substr(1));
    return is_listed ? &previous : nullptr;
}

std::string SuspendedHyphens::first_part(const Span& model, const FormLookUp& look_up) const {
    if (model.start == last_completed_ && !last_first_part_.empty()) return last_first_part_;
    const Span& before = &model == &recent_[0] ? recent_[1] : recent_[2];
    const bool is_hyphenated =
        before.end != 0 && model.start == before.end + 1 && text_[before.end] == '-';
    if (is_hyphenated) return std::string(written(before));
    const Form& form = look_up(written(model));
    if (form.parts.size() < 2) return {};
    return form.surface.substr(0, form.parts.back().start);
}

std::string SuspendedHyphens::complete_last(const WrittenToken& token, const FormLookUp& look_up) {
    if (classify(text_, token.start).word_class == WordClass::Digit) return {};
    const Span* const model = find_model(token);
    if (model == nullptr) return {};
    std::string first = first_part(*model, look_up);
    if (first.empty()) return {};
    last_completed_ = token.start;
    last_first_part_ = first;
    return first.append(token.form);
}

}  // namespace nachlese
