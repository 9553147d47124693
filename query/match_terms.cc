#include "query/match_terms.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "query/words_near.h"
#include "query/written_range.h"
#include "schema/analysis/compound_pieces.h"
#include "schema/analysis/sentence_boundaries.h"

namespace nachlese {

void MatchTerms::add(const Expansion& expansion) {
    for (const Alternative& alternative : expansion.alternatives) {
        switch (alternative.arrangement) {
            case Arrangement::Word:
                for (const SoughtWord& word : alternative.words.front()) {
                    if (alternative.by_surface) {
                        surfaces_.emplace(word.surface, count_);
                    } else {
                        stems_.emplace(word.stem, count_);
                    }
                }
                break;
            case Arrangement::PartOfCompound:
                for (const SoughtWord& word : alternative.words.front())
                    parts_.emplace(word.stem, count_);
                break;
            case Arrangement::Phrase:
            case Arrangement::Near:
                add_group(alternative);
                break;
        }
    }
    if (!expansion.alternatives.empty()) ++count_;
}

void MatchTerms::add(const Proximity& proximity) {
    if (proximity.operands.empty()) return;
    NearTerms near{count_, proximity.distance, proximity.same_sentence, {}};
    for (const std::vector<Expansion>& operand : proximity.operands) {
        MatchTerms& terms = near.operands.emplace_back();
        for (const Expansion& expansion : operand)
            terms.add(expansion);
    }
    count_ += near.operands.size();
    near_.push_back(std::move(near));
}

bool MatchTerms::concern(const Form& form) const {
    const auto concern_form = [&form](const NearTerms& near) {
        return std::any_of(near.operands.begin(), near.operands.end(),
                           [&form](const MatchTerms& operand) { return operand.concern(form); });
    };
    return stems_.contains(form.stem) || surfaces_.contains(form.surface) ||
           grouped_stems_.contains(form.stem) || grouped_surfaces_.contains(form.surface) ||
           (!parts_.empty() && !form.parts.empty()) ||
           std::any_of(near_.begin(), near_.end(), concern_form);
}

void MatchTerms::add_group(const Alternative& alternative) {
    const std::size_t group = groups_.size();
    groups_.push_back({count_, alternative.arrangement, alternative.words.size()});
    for (std::size_t place = 0; place < alternative.words.size(); ++place) {
        for (const SoughtWord& word : alternative.words[place]) {
            auto& memberships = alternative.by_surface ? grouped_surfaces_[word.surface]
                                                       : grouped_stems_[word.stem];
            if (memberships.empty() || memberships.back().group != group) {
                memberships.push_back({group, {}});
            }
            auto& words = memberships.back().words;
            if (words.empty() || words.back() != place) words.push_back(place);
        }
    }
}

MatchFinder::MatchFinder(const MatchTerms& terms, std::string_view text)
    : terms_(terms), text_(text), places_(terms.groups_.size()) {
    for (const MatchTerms::NearTerms& near : terms.near_) {
        std::vector<MatchFinder>& finders = near_.emplace_back();
        for (const MatchTerms& operand : near.operands)
            finders.emplace_back(operand, text);
    }
}

void MatchFinder::take(const Token& token) {
    take_single(token);
    for (std::vector<MatchFinder>& finders : near_) {
        for (MatchFinder& finder : finders)
            finder.take(token);
    }
    if (terms_.groups_.empty()) return;
    const Form& form = *token.form;
    if (const auto stem = terms_.grouped_stems_.find(form.stem);
        stem != terms_.grouped_stems_.end()) {
        take_member(token, stem->second);
    }
    if (const auto surface = terms_.grouped_surfaces_.find(form.surface);
        surface != terms_.grouped_surfaces_.end()) {
        take_member(token, surface->second);
    }
}

void MatchFinder::take_single(const Token& token) {
    const Form& form = *token.form;
    const TextRange whole{token.start, token.end};
    if (const auto stem = terms_.stems_.find(form.stem); stem != terms_.stems_.end()) {
        singles_.push_back({token.position, {whole, stem->second}});
    } else if (const auto surface = terms_.surfaces_.find(form.surface);
               surface != terms_.surfaces_.end()) {
        singles_.push_back({token.position, {whole, surface->second}});
    } else if (!terms_.parts_.empty()) {
        take_parts(token);
    }
}

void MatchFinder::take_parts(const Token& token) {
    const Form& form = *token.form;
    for_each_piece(form, [&](const CompoundPart& part) {
        const auto found = terms_.parts_.find(part.stem);
        if (found == terms_.parts_.end()) return;
        const std::string_view written = text_.substr(token.start, token.end - token.start);
        const auto place = written_range(written, form.surface, part.start, part.end);
        // "Pop-" before "und Rockmusik" is read as Popmusik, but its music stands with the rock.
        if (!place && token.is_alternative) return;
        const TextRange range = place.value_or(TextRange{0, written.size()});
        singles_.push_back({token.position,
                            {{token.start + range.begin, token.start + range.end}, found->second}});
    });
}

void MatchFinder::take_member(const Token& token,
                              const std::vector<MatchTerms::Membership>& memberships) {
    for (const MatchTerms::Membership& membership : memberships) {
        places_[membership.group].push_back(
            {token.position, &membership.words, {token.start, token.end}});
    }
}

std::vector<MatchSpan> MatchFinder::spans() const {
    std::vector<MatchSpan> spans;
    for (const Single& single : singles_)
        spans.push_back({single.position, single.position, {single.match.range}});
    for (std::size_t group = 0; group < places_.size(); ++group) {
        auto phrases = phrases_among(places_[group], terms_.groups_[group].size);
        std::move(phrases.begin(), phrases.end(), std::back_inserter(spans));
    }
    return spans;
}

void MatchFinder::find_near(std::size_t number) {
    const MatchTerms::NearTerms& terms = terms_.near_[number];
    std::vector<std::vector<MatchSpan>> operands;
    for (const MatchFinder& finder : near_[number]) {
        operands.push_back(finder.spans());
        if (operands.back().empty()) return;
    }
    const auto units = terms.same_sentence ? sentence_starts(text_) : paragraph_starts(text_);
    for (const NearMatch& match : standing_near(operands, terms.distance, units))
        matches_.push_back({match.range, terms.first_expansion + match.operand});
}

std::vector<WordMatch> MatchFinder::matches() {
    for (const Single& single : singles_)
        matches_.push_back(single.match);
    for (std::size_t number = 0; number < near_.size(); ++number)
        find_near(number);
    for (std::size_t group = 0; group < places_.size(); ++group) {
        const auto& [expansion, arrangement, size] = terms_.groups_[group];
        for (const TextRange& range : standing_together(places_[group], arrangement, size))
            matches_.push_back({range, expansion});
    }
    // Of matches that overlap, a whole word and its part, the longer one stays.
    std::sort(matches_.begin(), matches_.end(), [](const WordMatch& a, const WordMatch& b) {
        return std::tuple(a.range.begin, b.range.end, a.expansion) <
               std::tuple(b.range.begin, a.range.end, b.expansion);
    });
    std::size_t end = 0;
    std::vector<WordMatch> separate;
    for (const WordMatch& match : matches_) {
        if (match.range.begin < end) continue;
        separate.push_back(match);
        end = match.range.end;
    }
    return separate;
}

}  // namespace nachlese
