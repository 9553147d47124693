#include "query/word_expansion.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "query/ranking.h"
#include "query/umlaut_variants.h"
#include "schema/analysis/compound_pieces.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr std::array kKinds{
    AlternativeKindRow{AlternativeKind::Itself, 1.0, "in any inflection"},
    AlternativeKindRow{AlternativeKind::PartOfCompound, kPartWeight, "as a part of a compound"},
    AlternativeKindRow{AlternativeKind::PartsTogether, kPartsTogetherWeight,
                       "its parts near each other"},
    AlternativeKindRow{AlternativeKind::Joined, kJoinedWeight, "written together"},
    AlternativeKindRow{AlternativeKind::OtherSpelling, kFoldedFormWeight,
                       "another spelling of its umlauts"},
    AlternativeKindRow{AlternativeKind::Synonym, kSynonymWeight, "a synonym"},
    AlternativeKindRow{AlternativeKind::Pattern, 1.0, "fits the pattern"},
    AlternativeKindRow{AlternativeKind::OneEdit, kOneEditWeight, "one letter differs"},
    AlternativeKindRow{AlternativeKind::TwoEdits, kTwoEditsWeight, "two letters differ"},
};

bool has_own_terms(const Field* field) {
    return field != nullptr && field->id != FieldId::Body;
}

// Names have no parts that anybody means.
bool has_parts(const Field* field) {
    return field == nullptr || field->kind == FieldKind::Text;
}

// Positions do not tell the body from the other fields: to look for several words there would ask
// for every candidate's text.
bool has_positions(const Field* field) {
    return field == nullptr || field->id != FieldId::Body;
}

Readings readings_of(const std::vector<Form>& forms) {
    Readings readings;
    for (const Form& form : forms)
        readings.push_back({form.stem, form.surface});
    return readings;
}

std::vector<Readings> words_of(const std::vector<std::vector<Form>>& positions) {
    std::vector<Readings> words;
    words.reserve(positions.size());
    for (const std::vector<Form>& forms : positions)
        words.push_back(readings_of(forms));
    return words;
}

Alternative make_alternative(AlternativeKind kind, Arrangement arrangement,
                             std::vector<Readings> words) {
    return {kind, arrangement, kind_row(kind).weight, false, std::move(words)};
}

Alternative in_order(AlternativeKind kind, std::vector<Readings> words) {
    const auto arrangement = words.size() == 1 ? Arrangement::Word : Arrangement::Phrase;
    return make_alternative(kind, arrangement, std::move(words));
}

// NEAR wants a place of its own for each word.
bool can_stand_near(const std::vector<std::string>& stems) {
    const std::set<std::string_view> different(stems.begin(), stems.end());
    return stems.size() <= kNearWindow && different.size() == stems.size();
}

std::vector<std::string> stems_of(const std::vector<SoughtWord>& words) {
    std::vector<std::string> stems;
    stems.reserve(words.size());
    for (const SoughtWord& word : words)
        stems.push_back(word.stem);
    return stems;
}

std::vector<std::string> first_stems(const std::vector<Readings>& words) {
    std::vector<std::string> stems;
    stems.reserve(words.size());
    for (const Readings& readings : words)
        stems.push_back(readings.front().stem);
    return stems;
}

Alternative by_surface(AlternativeKind kind, Readings forms) {
    Alternative alternative = make_alternative(kind, Arrangement::Word, {std::move(forms)});
    alternative.by_surface = true;
    return alternative;
}

Readings readings_of(const std::vector<FoundForm>& forms, Analyser& analyser) {
    Readings readings;
    readings.reserve(forms.size());
    for (const FoundForm& form : forms)
        readings.push_back({analyser.analyse_form(form.surface).stem, form.surface});
    return readings;
}

std::string notice_about(const FoundForms& found, std::string_view text) {
    if (!found.is_complete) {
        return fmt::format("\"{}\": only {} words of the index were looked at", text,
                           kMaxTermsWalked);
    }
    if (found.left_out == 0) return {};
    return fmt::format("\"{}\" stands for {} written forms: only the {} most frequent are searched",
                       text, found.forms.size() + found.left_out, found.forms.size());
}

SoughtWord piece_of(const Form& compound, std::size_t first, std::size_t last) {
    const CompoundPart part = joined_parts(compound, first, last);
    return {part.stem, compound.surface.substr(part.start, part.end - part.start)};
}

}  // namespace

const AlternativeKindRow& kind_row(AlternativeKind kind) {
    return *std::find_if(kKinds.begin(), kKinds.end(),
                         [kind](const AlternativeKindRow& row) { return row.kind == kind; });
}

std::string_view term_prefix_in(const Field* field) {
    return has_own_terms(field) ? field->term_prefix : std::string_view{};
}

std::string stem_term_in(const Field* field, std::string_view stem) {
    return has_own_terms(field) ? stem_term(*field, stem) : stem_term(stem);
}

std::string surface_term_in(const Field* field, std::string_view surface) {
    return has_own_terms(field) ? surface_term(*field, surface) : surface_term(surface);
}

std::string part_term_in(const Field* field, std::string_view stem) {
    return has_own_terms(field) ? part_term(*field, stem) : part_term(stem);
}

std::string term_of(const Alternative& alternative, const SoughtWord& word, const Field* field) {
    if (alternative.by_surface) return surface_term_in(field, word.surface);
    if (alternative.arrangement == Arrangement::PartOfCompound)
        return part_term_in(field, word.stem);
    return stem_term_in(field, word.stem);
}

std::vector<std::vector<SoughtWord>> taken_apart(const Form& compound) {
    const std::size_t count = compound.parts.size();
    std::vector<std::vector<SoughtWord>> ways;
    for (std::size_t seam = 1; seam < count; ++seam)
        ways.push_back({piece_of(compound, 0, seam), piece_of(compound, seam, count)});
    if (count > 2) {
        ways.emplace_back();
        for (std::size_t part = 0; part < count; ++part)
            ways.back().push_back(piece_of(compound, part, part + 1));
    }
    ways.erase(std::remove_if(ways.begin(), ways.end(),
                              [](const auto& words) { return !can_stand_near(stems_of(words)); }),
               ways.end());
    return ways;
}

Expansion WordExpander::expand(std::string_view text, const TextUse& use) {
    Expansion expansion{std::string(text), {}, 0, {}};
    const std::vector<std::vector<Form>> positions = analyse(text);
    expansion.word_count = positions.size();
    if (positions.empty()) {
        expansion.notice = fmt::format("\"{}\" holds no word and is left out", text);
        return expansion;
    }
    const std::vector<Readings> words = words_of(positions);
    std::vector<Alternative>& alternatives = expansion.alternatives;
    const bool is_plain = !use.exact && !use.is_phrase && !use.is_negated;
    // Where any word will do, so will any part of a hyphenated one.
    if (is_plain && (positions.size() == 1 || use.match == MatchMode::Any)) {
        for (const std::vector<Form>& forms : positions) {
            for (const Form& form : forms) {
                auto more = alternatives_of(form, use.field);
                std::move(more.begin(), more.end(), std::back_inserter(alternatives));
            }
        }
    } else {
        alternatives.push_back(in_order(AlternativeKind::Itself, words));
        alternatives.back().by_surface = use.exact;
        if (is_plain && has_parts(use.field) && has_positions(use.field)) {
            add_apart(words, alternatives);
        }
    }
    if (is_plain && positions.size() > 1) add_whole(words, use.field, alternatives);
    return expansion;
}

Expansion WordExpander::expand_pattern(std::string_view pattern, const Field* field) {
    const FoundForms& found = forms_.fitting(pattern, term_prefix_in(field));
    Readings readings = readings_of(found.forms, analyser_);
    Expansion expansion{std::string(pattern), {}, 1, notice_about(found, pattern)};
    if (readings.empty() && expansion.notice.empty()) {
        expansion.notice =
            field == nullptr
                ? fmt::format("\"{}\" fits no word of the index", pattern)
                : fmt::format("\"{}\" fits no word of the field {}", pattern, field->name);
    }
    expansion.alternatives.push_back(by_surface(AlternativeKind::Pattern, std::move(readings)));
    return expansion;
}

Expansion WordExpander::expand_fuzzy(std::string_view word, std::size_t max_edits,
                                     const Field* field) {
    TextUse itself_alone;
    itself_alone.is_phrase = true;
    itself_alone.field = field;
    Expansion expansion = expand(word, itself_alone);
    if (expansion.alternatives.empty()) return expansion;
    const FoundForms& found = forms_.similar(word, max_edits, term_prefix_in(field));
    expansion.notice = notice_about(found, word);
    const Readings& itself = expansion.alternatives.front().words.front();
    std::map<AlternativeKind, Readings> similar;
    for (const FoundForm& form : found.forms) {
        const std::string stem = analyser_.analyse_form(form.surface).stem;
        // The inflections of the word itself count as such.
        if (stem == itself.front().stem) continue;
        const auto kind = form.edits > 1 ? AlternativeKind::TwoEdits : AlternativeKind::OneEdit;
        similar[kind].push_back({stem, form.surface});
    }
    for (auto& [kind, readings] : similar)
        expansion.alternatives.push_back(by_surface(kind, std::move(readings)));
    return expansion;
}

std::vector<Alternative> WordExpander::alternatives_of(const Form& form, const Field* field) {
    std::vector<Alternative> alternatives;
    const std::vector<Readings> words{{{form.stem, form.surface}}};
    alternatives.push_back(in_order(AlternativeKind::Itself, words));
    if (settings_.switches.compounds && has_parts(field)) {
        alternatives.push_back(
            make_alternative(AlternativeKind::PartOfCompound, Arrangement::PartOfCompound, words));
        if (has_positions(field)) {
            for (const auto& pieces : taken_apart(form)) {
                std::vector<Readings> words_apart = readings_of_pieces(pieces);
                if (!may_occur(words_apart, field)) continue;
                alternatives.push_back(make_alternative(AlternativeKind::PartsTogether,
                                                        Arrangement::Near, std::move(words_apart)));
            }
        }
    }
    if (settings_.switches.folding) add_other_spellings(form, field, alternatives);
    add_synonyms({form.stem}, field, alternatives);
    return alternatives;
}

void WordExpander::add_other_spellings(const Form& form, const Field* field,
                                       std::vector<Alternative>& alternatives) {
    std::set<std::string> stems{form.stem};
    for (const std::string& surface : umlaut_variants(form.surface)) {
        // For a word that is written rightly only what others write is another spelling.
        if (form.is_known && settings_.occurs &&
            !settings_.occurs(surface_term_in(field, surface))) {
            continue;
        }
        const Form variant = analyser_.analyse_form(surface);
        if (form.is_known && is_word(variant)) continue;
        if (!stems.insert(variant.stem).second) continue;
        std::vector<Readings> words{{{variant.stem, variant.surface}}};
        if (!may_occur(words, field)) continue;
        alternatives.push_back(in_order(AlternativeKind::OtherSpelling, words));
        if (!settings_.switches.compounds || !has_parts(field)) continue;
        alternatives.push_back(make_alternative(AlternativeKind::OtherSpelling,
                                                Arrangement::PartOfCompound, std::move(words)));
        alternatives.back().weight *= kPartWeight;
    }
}

// "schon" and "schön" are two words, and so are "Bürger" and "Burg", which is what "Burger" is
// taken for where nobody knows it.
bool WordExpander::is_word(const Form& form) {
    return form.is_known || analyser_.analyse_form(form.stem).is_known;
}

void WordExpander::add_synonyms(const std::vector<std::string>& stems, const Field* field,
                                std::vector<Alternative>& alternatives) {
    if (settings_.synonyms == nullptr || !settings_.switches.synonyms) return;
    for (const std::string& text : settings_.synonyms->equivalents(stems, analyser_)) {
        std::vector<Readings> words = words_of(analyse(text));
        if (words.empty() || !may_occur(words, field)) continue;
        if (words.size() > 1 && !has_positions(field)) continue;
        alternatives.push_back(in_order(AlternativeKind::Synonym, std::move(words)));
    }
}

// What a word of several words (with hyphens) finds as a whole.
void WordExpander::add_whole(const std::vector<Readings>& positions, const Field* field,
                             std::vector<Alternative>& alternatives) {
    if (settings_.switches.compounds && has_parts(field)) {
        std::string joined;
        for (const Readings& readings : positions)
            joined += readings.front().surface;
        const Form& form = analyser_.analyse_form(joined);
        std::vector<Readings> words{{{form.stem, form.surface}}};
        if (may_occur(words, field)) {
            alternatives.push_back(in_order(AlternativeKind::Joined, std::move(words)));
        }
    }
    add_synonyms(first_stems(positions), field, alternatives);
}

void WordExpander::add_apart(const std::vector<Readings>& positions,
                             std::vector<Alternative>& alternatives) const {
    if (!settings_.switches.compounds || positions.size() < 2) return;
    if (!can_stand_near(first_stems(positions))) return;
    alternatives.push_back(
        make_alternative(AlternativeKind::PartsTogether, Arrangement::Near, positions));
}

// A piece of several parts may have a stem of its own in the lexicon.
std::vector<Readings> WordExpander::readings_of_pieces(const std::vector<SoughtWord>& pieces) {
    std::vector<Readings> words;
    for (const SoughtWord& piece : pieces) {
        words.push_back({piece});
        const Form& form = analyser_.analyse_form(piece.surface);
        if (form.is_known && form.stem != piece.stem) words.back().push_back({form.stem, {}});
    }
    return words;
}

std::vector<std::vector<Form>> WordExpander::analyse(std::string_view text) {
    std::vector<std::vector<Form>> positions;
    analyser_.analyse(text, [&](const Token& token) {
        if (!token.is_alternative || positions.empty()) positions.emplace_back();
        positions.back().push_back(*token.form);
    });
    return positions;
}

bool WordExpander::may_occur(const std::vector<Readings>& words, const Field* field) const {
    if (!settings_.occurs) return true;
    return std::all_of(words.begin(), words.end(), [&](const Readings& readings) {
        return std::any_of(readings.begin(), readings.end(), [&](const SoughtWord& word) {
            return settings_.occurs(stem_term_in(field, word.stem));
        });
    });
}

}  // namespace nachlese
