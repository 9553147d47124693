#include "query/article_matcher.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "schema/terms.h"

namespace nachlese {

namespace {

// Whether a part of the query is met; a part without a word has no say.
enum class Verdict { Met, NotMet, NoSay };

Verdict verdict(bool met) {
    return met ? Verdict::Met : Verdict::NotMet;
}

// Of the words that concern any part of the query: to keep all others took a third of the time. The
// tokens' forms are those of the same index: the analyser's own do not last.
struct AnalysedText {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<Form> forms;
};

}  // namespace

class Evaluation {
  public:
    Evaluation(const Article& article, ArticleMatcher& matcher)
        : article_(article),
          matcher_(matcher),
          analyser_(matcher.expander_.analyser()),
          match_(matcher.use_.match),
          negated_(matcher.use_.is_negated) {}

    Verdict evaluate(const QueryNode& node, const Field* field) {
        return visit_node(
            node, [&](const TextNode auto& /*text*/) { return leaf(node, field); },
            [&](const DateRange& range) { return date(range); },
            [&](const FieldScope& scope) {
                return evaluate(*scope.operand, &nachlese::field(scope.field));
            },
            [&](const Near&) { return leaf(node, field); },
            [&](const Boost& boost) { return evaluate(*boost.operand, field); },
            [&](const Not& negation) {
                negated_ = !negated_;
                const Verdict inner = evaluate(*negation.operand, field);
                negated_ = !negated_;
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
            node, [&](const TextNode auto& /*text*/) { return leaf_scores(node, field); },
            [](const DateRange&) { return false; }, [](const Not&) { return false; },
            [&](const FieldScope& scope) {
                return scores(*scope.operand, &nachlese::field(scope.field));
            },
            [&](const Near&) { return leaf_scores(node, field); },
            [&](const Boost& boost) { return scores(*boost.operand, field); },
            [&](const OperandList& list) {
                return std::any_of(
                    list.operands.begin(), list.operands.end(),
                    [&](const QueryNode& operand) { return scores(operand, field); });
            });
    }

    bool leaf_scores(const QueryNode& leaf, const Field* field) {
        const bool filters =
            field != nullptr && (field->kind != FieldKind::Text || whole_value(leaf, field));
        return !filters && !terms_of(leaf, field).empty();
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
        const auto when = time_of(article_, range.field);
        if (!when) return Verdict::NotMet;
        const CivilDate& day = when->date;
        return verdict(!(range.first && day < *range.first) && !(range.last && *range.last < day));
    }

    Verdict leaf(const QueryNode& leaf, const Field* field) {
        if (const auto asked = whole_value(leaf, field)) {
            const auto texts = texts_of(article_, field->id);
            return verdict(std::any_of(texts.begin(), texts.end(), [&](std::string_view value) {
                return value_term(*field, value) == value_term(*field, *asked);
            }));
        }
        const MatchTerms& sought = terms_of(leaf, field);
        return sought.empty() ? Verdict::NoSay : verdict(occurs_in(field, sought));
    }

    const MatchTerms& terms_of(const QueryNode& leaf, const Field* field) {
        const std::size_t known = matcher_.terms_.size();
        const MatchTerms& terms = matcher_.terms_of(leaf, {field, negated_, match_});
        // What was kept of this article's texts was so for the parts that were known.
        if (matcher_.terms_.size() != known) analysed_.clear();
        return terms;
    }

    // Without a field: in any field of text.
    bool occurs_in(const Field* field, const MatchTerms& sought) {
        if (field != nullptr) return occurs(sought, *field);
        return std::any_of(fields().begin(), fields().end(), [&](const Field& candidate) {
            return candidate.kind == FieldKind::Text && occurs(sought, candidate);
        });
    }

    // Each text of the field alone: phrases do not run over paragraphs.
    bool occurs(const MatchTerms& sought, const Field& field) {
        const auto texts = texts_of(article_, field.id);
        return std::any_of(texts.begin(), texts.end(),
                           [&](std::string_view text) { return occurs(sought, analysed(text)); });
    }

    static bool occurs(const MatchTerms& sought, const AnalysedText& text) {
        MatchFinder finder(sought, text.text);
        for (std::size_t i = 0; i < text.tokens.size(); ++i) {
            Token token = text.tokens[i];
            token.form = &text.forms[i];
            finder.take(token);
        }
        return !finder.matches().empty();
    }

    // Analysed when it is first asked for: often the first text decides.
    const AnalysedText& analysed(std::string_view text) {
        const auto [entry, is_new] = analysed_.try_emplace(text.data());
        if (is_new) entry->second = analyse(text);
        return entry->second;
    }

    AnalysedText analyse(std::string_view text) {
        AnalysedText analysed{text, {}, {}};
        analyser_.analyse(text, [&](const Token& token) {
            if (!matcher_.concern(*token.form)) return;
            analysed.tokens.push_back(token);
            analysed.forms.push_back(*token.form);
        });
        return analysed;
    }

    const Article& article_;
    ArticleMatcher& matcher_;
    Analyser& analyser_;
    MatchMode match_;
    bool negated_;
    std::unordered_map<const char*, AnalysedText> analysed_;  // by where the text begins
};

bool ArticleMatcher::matches(const Article& article) {
    return Evaluation(article, *this).evaluate(query_, use_.field) == Verdict::Met;
}

bool ArticleMatcher::concern(const Form& form) const {
    return std::any_of(terms_.begin(), terms_.end(),
                       [&form](const auto& entry) { return entry.second.concern(form); });
}

const MatchTerms& ArticleMatcher::terms_of(const QueryNode& leaf, const LeafUse& use) {
    const auto [entry, is_new] = terms_.try_emplace({&leaf, use.field, use.is_negated});
    if (!is_new) return entry->second;
    if (const Near* const near = std::get_if<Near>(&leaf.content)) {
        entry->second.add(expand_near(*near, use, expander_));
    } else if (const auto expansion = expand_leaf(leaf, use, expander_)) {
        entry->second.add(*expansion);
    }
    return entry->second;
}

}  // namespace nachlese
