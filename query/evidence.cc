#include "query/evidence.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "query/language/clauses.h"
#include "query/match_terms.h"
#include "query/spelling_distance.h"
#include "query/writers/text_writer.h"
#include "schema/fields.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxNearForms = 3;

// The fields that a leaf is looked for in.
std::vector<const Field*> fields_of(const LeafUse& use) {
    if (use.field != nullptr) return {use.field};
    std::vector<const Field*> meant;
    for (const Field& field : fields()) {
        if (field.kind == FieldKind::Text) meant.push_back(&field);
    }
    return meant;
}

// What is sought, and what each of its expansions, by the number it has there, means.
struct Sought {
    MatchTerms terms;
    std::vector<std::string_view> meanings;
    bool is_joined = false;  // words one after another are one find
};

std::string_view meaning_of(const Alternative& alternative) {
    return alternative.kind == AlternativeKind::Itself ? std::string_view{}
                                                       : kind_row(alternative.kind).meaning;
}

Sought sought_by(const QueryNode& leaf, const LeafUse& use, WordExpander& expander) {
    Sought sought;
    if (const Near* const near = std::get_if<Near>(&leaf.content)) {
        sought.terms.add(expand_near(*near, use, expander));
        return sought;
    }
    const auto expansion = expand_leaf(leaf, use, expander);
    if (!expansion) return sought;
    sought.is_joined = expansion->word_count > 1;
    for (const Alternative& alternative : expansion->alternatives) {
        Expansion one;
        one.alternatives = {alternative};
        sought.terms.add(one);
        sought.meanings.push_back(meaning_of(alternative));
    }
    return sought;
}

class EvidenceFinder {
  public:
    EvidenceFinder(const Sought& sought, Analyser& analyser)
        : sought_(sought), analyser_(analyser) {}

    void look_at(const Field& field, std::string_view text) {
        MatchFinder finder(sought_.terms, text);
        std::vector<TextRange> words;
        analyser_.analyse(text, [&](const Token& token) {
            finder.take(token);
            words.push_back({token.start, token.end});
        });
        const std::vector<WordMatch> matches = finder.matches();
        for (std::size_t first = 0; first < matches.size();) {
            std::size_t last = first;
            while (last + 1 < matches.size() && is_joined(matches[last], matches[last + 1]))
                ++last;
            const std::size_t begin = word_around(matches[first].range, words).begin;
            const std::size_t end = word_around(matches[last].range, words).end;
            add(field, text.substr(begin, end - begin), matches[first].expansion);
            first = last + 1;
        }
    }

    std::vector<Evidence> finish() { return std::move(found_); }

  private:
    // The compound that a part is in. `words` are ascending.
    static TextRange word_around(const TextRange& range, const std::vector<TextRange>& words) {
        const auto behind =
            std::lower_bound(words.begin(), words.end(), range.end,
                             [](const TextRange& word, std::size_t end) { return word.end < end; });
        return behind == words.end() || behind->begin > range.begin ? range : *behind;
    }

    [[nodiscard]] bool is_joined(const WordMatch& one, const WordMatch& next) const {
        return sought_.is_joined && one.expansion == next.expansion &&
               next.range.begin <= one.range.end + 1;
    }

    void add(const Field& field, std::string_view text, std::size_t expansion) {
        const std::string_view meaning =
            expansion < sought_.meanings.size() ? sought_.meanings[expansion] : std::string_view{};
        const auto known = std::find_if(found_.begin(), found_.end(), [&](const Evidence& other) {
            return other.field == field.name && other.text == text && other.meaning == meaning;
        });
        if (known != found_.end()) {
            ++known->count;
        } else if (found_.size() < kMaxEvidence) {
            found_.push_back({field.name, std::string(text), meaning, 1});
        }
    }

    const Sought& sought_;
    Analyser& analyser_;
    std::vector<Evidence> found_;
};

std::vector<Evidence> equal_values(std::string_view asked, const Field& field,
                                   const Article& article) {
    std::vector<Evidence> found;
    for (const std::string_view value : texts_of(article, field.id)) {
        if (value_term(field, value) != value_term(field, asked)) continue;
        if (found.size() < kMaxEvidence) found.push_back({field.name, std::string(value), {}, 1});
    }
    return found;
}

std::string values_there(const Field& field, const Article& article) {
    const auto values = texts_of(article, field.id);
    if (values.empty()) return fmt::format("it has no {}", field.name);
    return fmt::format("its {} is {}", field.name, fmt::join(values, ", "));
}

// What is spelled like a word that was not found.
std::string near_forms(std::string_view word, const LeafUse& use, const Article& article,
                       Analyser& analyser) {
    SpellingDistance distance(word);
    std::vector<std::string> forms;
    const auto take = [&](std::string_view text, const Token& token) {
        if (forms.size() == kMaxNearForms || !distance.to(token.form->surface)) return;
        std::string form(text.substr(token.start, token.end - token.start));
        if (std::find(forms.begin(), forms.end(), form) == forms.end())
            forms.push_back(std::move(form));
    };
    for (const Field* const field : fields_of(use)) {
        for (const std::string_view text : texts_of(article, field->id))
            analyser.analyse(text, [&](const Token& token) { take(text, token); });
    }
    return fmt::format("{}", fmt::join(forms, ", "));
}

// What has become of the words of a phrase or a Near by themselves.
std::string places_there(const QueryNode& leaf, const LeafUse& use, const Article& article,
                         WordExpander& expander) {
    const auto scattered = copy_without(leaf, {}, {&leaf});
    if (!scattered) return {};
    std::vector<std::string> missing;
    for (const QueryNode& operand : operands_of(*scattered)) {
        if (find_evidence(operand, use, article, expander).empty())
            missing.push_back(to_string(operand));
    }
    if (missing.empty()) return "but all its words are";
    return fmt::format("which lacks {}", fmt::join(missing, ", "));
}

}  // namespace

std::vector<Evidence> find_evidence(const QueryNode& leaf, const LeafUse& use,
                                    const Article& article, WordExpander& expander) {
    if (const auto asked = whole_value(leaf, use.field))
        return equal_values(*asked, *use.field, article);
    if (const DateRange* const range = std::get_if<DateRange>(&leaf.content)) {
        const auto when = time_of(article, range->field);
        if (!when) return {};
        return {{field(range->field).name, to_german(*when), {}, 1}};
    }
    const Sought sought = sought_by(leaf, use, expander);
    EvidenceFinder finder(sought, expander.analyser());
    for (const Field* const field : fields_of(use)) {
        for (const std::string_view text : texts_of(article, field->id))
            finder.look_at(*field, text);
    }
    return finder.finish();
}

std::string missing_evidence(const QueryNode& leaf, const LeafUse& use, const Article& article,
                             WordExpander& expander) {
    if (const DateRange* const range = std::get_if<DateRange>(&leaf.content)) {
        const std::string_view name = field(range->field).name;
        const auto when = time_of(article, range->field);
        if (!when) return fmt::format("it has no {}", name);
        return fmt::format("its {} is {}", name, to_german(*when));
    }
    if (use.field != nullptr &&
        (use.field->kind != FieldKind::Text || whole_value(leaf, use.field)))
        return values_there(*use.field, article);
    std::string reason =
        use.field == nullptr ? "not in it" : fmt::format("not in its {}", use.field->name);
    if (asks_for_places(leaf)) {
        return fmt::format("{}, {}", reason, places_there(leaf, use, article, expander));
    }
    const Word* const word = std::get_if<Word>(&leaf.content);
    if (word == nullptr) return reason;
    const std::string near = near_forms(word->text, use, article, expander.analyser());
    return near.empty() ? reason : fmt::format("{}, which has {}", reason, near);
}

}  // namespace nachlese
