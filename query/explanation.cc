#include "query/explanation.h"

#include <fmt/format.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

void list_tokens(const QueryNode& node, Analyser& analyser, std::string& text) {
    const auto list = [&](const std::string& words) {
        analyser.analyse(words, [&](const Token& token) {
            text +=
                fmt::format(" {}→{}", printable(token.form->surface), printable(token.form->stem));
        });
    };
    visit_node(
        node, [&](const Word& word) { list(word.text); },
        [&](const Phrase& phrase) { list(phrase.text); },
        [&](const FuzzyWord& word) { list(word.text); }, [](const auto&) {});
    for (const QueryNode& operand : operands_of(node))
        list_tokens(operand, analyser, text);
}

// "verein nation"; where a text may be read in two ways, "import|importzoll".
std::string words_of(const Alternative& alternative) {
    std::string text;
    for (const Readings& readings : alternative.words) {
        if (!text.empty()) text += ' ';
        for (const SoughtWord& word : readings) {
            if (&word != &readings.front()) text += '|';
            text += alternative.by_surface ? word.surface : word.stem;
        }
    }
    return text;
}

std::string meaning_of(const Alternative& alternative) {
    if (alternative.by_surface && alternative.kind == AlternativeKind::Itself) return "as written";
    std::string meaning(kind_row(alternative.kind).meaning);
    if (alternative.arrangement == Arrangement::PartOfCompound &&
        alternative.kind != AlternativeKind::PartOfCompound) {
        meaning += fmt::format(", {}", kind_row(AlternativeKind::PartOfCompound).meaning);
    }
    return meaning;
}

std::string list_alternatives(const std::vector<Expansion>& expansions) {
    std::string text;
    for (const Expansion& expansion : expansions) {
        text += fmt::format("finds   {}\n", printable(expansion.text));
        for (const Alternative& alternative : expansion.alternatives) {
            text += fmt::format("        {:<4.2g} {}, {}\n", alternative.weight,
                                printable(words_of(alternative)), meaning_of(alternative));
        }
    }
    return text;
}

std::string list_support(const std::vector<SupportingWord>& support) {
    std::string text;
    for (const SupportingWord& word : support) {
        const SupportKindRow& row = support_row(word.kind);
        text += fmt::format("{}{:<4.2g} {}, {}\n", text.empty() ? "helps   " : "        ",
                            row.weight, printable(word.stem), row.meaning);
    }
    return text;
}

std::string understanding(std::string_view query_text, const QueryNode& query, Analyser& analyser) {
    std::string tokens;
    list_tokens(query, analyser, tokens);
    return fmt::format("query   {}\nparsed  {}\ntokens {}\n", printable(query_text),
                       printable(to_string(query)), tokens);
}

}  // namespace

std::string explanation(std::string_view query_text, const QueryNode* query,
                        const QueryDescription& description, Analyser& analyser) {
    return fmt::format(
        "{}{}{}xapian  {}\n\n",
        query == nullptr ? std::string{} : understanding(query_text, *query, analyser),
        list_alternatives(description.expansions), list_support(description.support),
        printable(description.xapian_query));
}

}  // namespace nachlese
