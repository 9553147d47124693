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
        [&](const Phrase& phrase) { list(phrase.text); }, [](const auto&) {});
    for (const QueryNode& operand : operands_of(node))
        list_tokens(operand, analyser, text);
}

}  // namespace

std::string explanation(std::string_view query_text, const QueryNode& query,
                        std::string_view xapian_query, Analyser& analyser) {
    std::string tokens;
    list_tokens(query, analyser, tokens);
    return fmt::format("query   {}\nparsed  {}\ntokens {}\nxapian  {}\n\n", printable(query_text),
                       printable(to_string(query)), tokens, printable(xapian_query));
}

}  // namespace nachlese
