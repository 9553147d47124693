#include <iostream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/encoding.h"
#include "schema/analysis/analyser.h"
#include "schema/article_json.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

void print_columns(std::string_view text, Analyser& analyser) {
    fmt::print("{:>8} {:>8}  {:<24} {:<24} {}\n", "start", "end", "token", "surface", "stem");
    analyser.analyse(text, [&](const Token& token) {
        fmt::print("{:>8} {:>8}  {:<24} {:<24} {}\n", token.start, token.end,
                   printable(text.substr(token.start, token.end - token.start)),
                   printable(token.form->surface), printable(token.form->stem));
    });
}

void print_json_lines(std::string_view text, Analyser& analyser) {
    analyser.analyse(text, [&](const Token& token) {
        const nlohmann::ordered_json json{
            {"token", text.substr(token.start, token.end - token.start)},
            {"start", token.start},
            {"end", token.end},
            {"surface", token.form->surface},
            {"stem", token.form->stem},
        };
        fmt::print("{}\n", to_json_line(json));
    });
}

}  // namespace

Result<int> run_analyze(const IndexerOptions& options) {
    std::string text;
    if (options.texts.empty()) {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        text = fmt::format("{}", fmt::join(options.texts, " "));
    }
    text = decode_text(text).text;
    Analyser analyser;
    if (options.format == "jsonl") {
        print_json_lines(text, analyser);
    } else {
        print_columns(text, analyser);
    }
    return 0;
}

}  // namespace nachlese
