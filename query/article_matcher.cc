#include "query/article_matcher.h"

#include <algorithm>
#include <map>
#include <vector>

#include "schema/terms.h"

namespace nachlese {

namespace {

// Whether a part of the query is met; a part without a word has no say.
enum class Verdict { Met, NotMet, NoSay };

Verdict verdict(bool met) {
    return met ? Verdict::Met : Verdict::NotMet;
}

class Evaluation {
  public:
    Evaluation(const Article& article, Analyser& analyser, MatchMode match)
        : article_(article), analyser_(analyser), match_(match) {}

    Verdict evaluate(const QueryNode& node, const Field* field) {
        return visit_node(
            node, [&](const Word& word) { return text(word.text, word.exact, false, field); },
            [&](const Phrase& phrase) { return text(phrase.text, phrase.exact, true, field); },
            [&](const DateRange& range) { return date(range); },
            [&](const FieldScope& scope) {
                return evaluate(*scope.operand, &nachlese::field(scope.field));
            },
            [&](const Not& negation) {
                const Verdict inner = evaluate(*negation.operand, field);
                return inner == Verdict::NoSay ? inner : verdict(inner == Verdict::NotMet);
            },
            [&](const And& list) { return all(list, field); },
            [&](const Or& list) { return any(list, field); },
            [&](const Juxtaposition& list) {
                return match_ == MatchMode::All ? all(list, field)
                                                : any_within_filters(list, field);
            });
    }

  private:
    using Forms = std::vector<Form>;

    Verdict all(const OperandList& list, const Field* field) {
        Verdict result = Verdict::NoSay;
        for (const QueryNode& operand : list.operands) {
            const Verdict one = evaluate(operand, field);
            if (one == Verdict::NotMet) return one;
            if (one == Verdict::Met) result = one;
        }
        return result;
    }

    Verdict any(const OperandList& list, const Field* field) {
        Verdict result = Verdict::NoSay;
        for (const QueryNode& operand : list.operands) {
            const Verdict one = evaluate(operand, field);
            if (one == Verdict::Met) return one;
            if (one == Verdict::NotMet) result = one;
        }
        return result;
    }

    // As in the compiler: what holds no word that scores only filters or excludes.
    bool scores(const QueryNode& node, const Field* field) {
        return visit_node(
            node, [&](const Word& word) { return text_scores(word.text, word.exact, field); },
            [&](const Phrase& phrase) { return text_scores(phrase.text, phrase.exact, field); },
            [](const DateRange&) { return false; }, [](const Not&) { return false; },
            [&](const FieldScope& scope) {
                return scores(*scope.operand, &nachlese::field(scope.field));
            },
            [&](const OperandList& list) {
                return std::any_of(
                    list.operands.begin(), list.operands.end(),
                    [&](const QueryNode& operand) { return scores(operand, field); });
            });
    }

    bool text_scores(const std::string& text, bool exact, const Field* field) {
        const bool filters =
            field != nullptr && (field->kind != FieldKind::Text || is_whole_value(exact, *field));
        return !filters && !forms_of(text).empty();
    }

    static bool is_whole_value(bool exact, const Field& field) {
        return field.kind == FieldKind::Exact || (exact && field.slot.has_value());
    }

    // What filters or excludes applies whatever --match says.
    Verdict any_within_filters(const OperandList& list, const Field* field) {
        Verdict words = Verdict::NoSay;
        Verdict filters = Verdict::NoSay;
        for (const QueryNode& operand : list.operands) {
            const Verdict one = evaluate(operand, field);
            if (one == Verdict::NoSay) continue;
            if (!scores(operand, field)) {
                if (one == Verdict::NotMet) return one;
                filters = one;
            } else if (words != Verdict::Met) {
                words = one;
            }
        }
        return words == Verdict::NoSay ? filters : words;
    }

    [[nodiscard]] Verdict date(const DateRange& range) const {
        if (!article_.date) return Verdict::NotMet;
        const CivilDate& day = article_.date->when.date;
        return verdict(!(range.first && day < *range.first) && !(range.last && *range.last < day));
    }

    Verdict text(const std::string& asked, bool exact, bool is_phrase, const Field* field) {
        if (field != nullptr && is_whole_value(exact, *field)) {
            const auto texts = texts_of(article_, field->id);
            return verdict(std::any_of(texts.begin(), texts.end(), [&](std::string_view value) {
                return value_term(*field, value) == value_term(*field, asked);
            }));
        }
        const Forms sought = forms_of(asked);
        if (sought.empty()) return Verdict::NoSay;
        if (is_phrase || exact || match_ == MatchMode::All) {
            return verdict(occurs_in(field, sought, exact));
        }
        return verdict(std::any_of(sought.begin(), sought.end(), [&](const Form& form) {
            return occurs_in(field, {form}, exact);
        }));
    }

    // Without a field: in any field of text.
    bool occurs_in(const Field* field, const Forms& sought, bool exact) {
        if (field != nullptr) return occurs(sought, exact, *field);
        return std::any_of(fields().begin(), fields().end(), [&](const Field& candidate) {
            return candidate.kind == FieldKind::Text && occurs(sought, exact, candidate);
        });
    }

    bool occurs(const Forms& sought, bool exact, const Field& field) {
        const auto same = [exact](const Form& a, const Form& b) {
            return exact ? a.surface == b.surface : a.stem == b.stem;
        };
        const auto& texts = analysed(field);
        return std::any_of(texts.begin(), texts.end(), [&](const Forms& forms) {
            return std::search(forms.begin(), forms.end(), sought.begin(), sought.end(), same) !=
                   forms.end();
        });
    }

    // One list of forms for each text of the field: phrases do not run over paragraphs.
    const std::vector<Forms>& analysed(const Field& field) {
        const auto [entry, is_new] = analysed_.try_emplace(field.id);
        if (is_new) {
            for (const std::string_view text : texts_of(article_, field.id)) {
                entry->second.push_back(forms_of(text));
            }
        }
        return entry->second;
    }

    Forms forms_of(std::string_view text) {
        Forms forms;
        analyser_.analyse(text, [&](const Token& token) { forms.push_back(*token.form); });
        return forms;
    }

    const Article& article_;
    Analyser& analyser_;
    MatchMode match_;
    std::map<FieldId, std::vector<Forms>> analysed_;
};

}  // namespace

bool ArticleMatcher::matches(const Article& article) const {
    return Evaluation(article, analyser_, match_).evaluate(query_, nullptr) == Verdict::Met;
}

}  // namespace nachlese
