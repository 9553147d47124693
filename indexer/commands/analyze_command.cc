#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/encoding.h"
#include "schema/analysis/analyser.h"
#include "schema/article_json.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

std::vector<std::string_view> pieces_of(const Form& form) {
    std::vector<std::string_view> pieces;
    for (const CompoundPart& part : form.parts)
        pieces.push_back(std::string_view(form.surface).substr(part.start, part.end - part.start));
    return pieces;
}

void print_columns(std::string_view text, Analyser& analyser) {
    constexpr std::string_view kRow = "{:>8} {:>8} {:>8}  {:<24} {:<24} {:<24} {}\n";
    fmt::print(kRow, "position", "start", "end", "token", "surface", "stem", "parts");
    analyser.analyse(text, [&](const Token& token) {
        fmt::print(kRow, token.position, token.start, token.end,
                   printable(text.substr(token.start, token.end - token.start)),
                   printable(token.form->surface), printable(token.form->stem),
                   printable(fmt::format("{}", fmt::join(pieces_of(*token.form), "|"))));
    });
}

void print_json_lines(std::string_view text, Analyser& analyser) {
    analyser.analyse(text, [&](const Token& token) {
        const nlohmann::ordered_json json{
            {"token", text.substr(token.start, token.end - token.start)},
            {"start", token.start},
            {"end", token.end},
            {"position", token.position},
            {"surface", token.form->surface},
            {"stem", token.form->stem},
            {"parts", pieces_of(*token.form)},
        };
        fmt::print("{}\n", to_json_line(json));
    });
}

}  // namespace

Result<int> run_analyze(const IndexerOptions& options) {
    const auto compounds = compounds_given(options);
    if (!compounds) return tl::unexpected(compounds.error());
    std::string text;
    if (options.texts.empty()) {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        text = fmt::format("{}", fmt::join(options.texts, " "));
    }
    text = decode_text(text).text;
    Analyser analyser(compounds->value_or(UserCompounds{}));
    if (options.format == "jsonl") {
        print_json_lines(text, analyser);
    } else {
        print_columns(text, analyser);
    }
    return 0;
}

}  // namespace nachlese
