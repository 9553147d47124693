// nachlese-lexicon: compiles the German lexicon from Debian's dictionaries when Nachlese is built.
#include <exception>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "schema/lexicon/stemmer.h"
#include "schema/lexicon_compiler/hunspell.h"
#include "schema/lexicon_compiler/lemmas.h"
#include "schema/lexicon_compiler/lexicon_writer.h"
#include "schema/lexicon_compiler/pieces.h"
#include "schema/lexicon_compiler/splitting_model.h"
#include "schema/lexicon_compiler/word_lists.h"
#include "schema/utf8.h"

namespace {

namespace compiler = nachlese::lexicon_compiler;

constexpr int kTrainingRounds = 3;
constexpr std::size_t kMinTrainingLetters = 7;

struct Sources {
    std::string affixes;
    std::string words;
    std::string dictionary;
    std::vector<std::string> word_lists;
    std::string strong_verbs;
    std::string stems;
    std::string output;
};

// Nouns that are long enough to be compounds, folded.
std::vector<std::string> compounds_to_learn_from(
    const std::vector<std::set<std::string>>& word_lists) {
    std::set<std::string> compounds;
    for (const std::set<std::string>& words : word_lists) {
        for (const std::string& word : words) {
            std::string form = nachlese::fold(word);
            const bool is_noun = form != word;
            if (is_noun && nachlese::count_code_points(form) >= kMinTrainingLetters) {
                compounds.insert(std::move(form));
            }
        }
    }
    return {compounds.begin(), compounds.end()};
}

void compile(const Sources& sources) {
    const nachlese::Stemmer stemmer;
    const compiler::HunspellDictionary hunspell(sources.affixes, sources.words);
    const compiler::Lemmas lemmas =
        compiler::find_lemmas(hunspell, compiler::read_strong_verbs(sources.strong_verbs));
    std::set<std::string> listed;
    for (const std::string& file : sources.word_lists)
        listed.merge(compiler::read_word_list(file));
    const std::set<std::string> nouns = compiler::read_dictionary_nouns(sources.dictionary);
    compiler::Pieces pieces = compiler::make_pieces(lemmas, listed, nouns, stemmer);

    compiler::apply_stem_exceptions(sources.stems, pieces);
    const compiler::PieceIndex index(pieces);
    const std::vector<std::string> training = compounds_to_learn_from({listed, nouns});
    compiler::SplittingModel model(index, {});
    model.learn(training, kTrainingRounds);
    compiler::write_lexicon(index, model, sources.output);
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app("Compiles the German lexicon from word lists and dictionaries.");
    Sources sources;
    app.add_option("--affixes", sources.affixes, "Hunspell affix file")->required();
    app.add_option("--words", sources.words, "Hunspell word file")->required();
    app.add_option("--dictionary", sources.dictionary, "dictionary with genders")->required();
    app.add_option("--word-list", sources.word_lists, "one word a line")->required();
    app.add_option("--strong-verbs", sources.strong_verbs, "see its head")->required();
    app.add_option("--stems", sources.stems, "exceptions; see its head")->required();
    app.add_option("--output", sources.output, "the compiled lexicon")->required();
    CLI11_PARSE(app, argc, argv);
    compile(sources);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "nachlese-lexicon: {}\n", error.what());
    return 1;
}
