#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "manual/command.h"
#include "manual/completion_text.h"
#include "manual/completions.h"

namespace nachlese::manual {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// A command line of each kind of value.
struct Sample {
    std::string text;
    std::vector<std::string> texts;
    int number = 0;
    bool flag = false;
    CLI::App app{"A sample", "sample-tool"};

    Sample() {
        CLI::App& make = *app.add_subcommand("make", "Make it; slowly");
        make.add_option("-i,--index", text, "The folder")
            ->type_name("DIR")
            ->envname("SAMPLE_INDEX")
            ->required();
        make.add_option("--format", text, "One of")->option_text("text|jsonl");
        make.add_option("--jobs", number, "How many")->type_name("N")->check(CLI::Range(1, 9));
        make.add_flag("--quiet", flag, "Say it isn't [so]: nothing");
        make.add_option("PATH", texts, "What is read");
    }
};

const Option& option_of(const Command& command, std::string_view name) {
    for (const Option& option : command.options) {
        if (option.names.back() == name) return option;
    }
    throw std::out_of_range(std::string(name));
}

TEST(DescribedCommand, HasWhatWasDeclared) {
    const Sample sample;
    const Command program = describe(sample.app);
    ASSERT_THAT(program.subcommands, SizeIs(1));
    const Command& make = program.subcommands.front();
    const Option& index = option_of(make, "--index");
    EXPECT_THAT(index.names, ElementsAre("-i", "--index"));
    EXPECT_EQ(index.kind, ValueKind::Folder);
    EXPECT_EQ(index.environment, "SAMPLE_INDEX");
    EXPECT_TRUE(index.is_required);
    EXPECT_THAT(option_of(make, "--format").choices, ElementsAre("text", "jsonl"));
    EXPECT_EQ(option_of(make, "--jobs").value, "N");
    EXPECT_EQ(option_of(make, "--quiet").kind, ValueKind::None);
    ASSERT_THAT(make.operands, SizeIs(1));
    EXPECT_EQ(make.operands.front().kind, ValueKind::File);
    EXPECT_TRUE(make.operands.front().is_repeatable);
}

TEST(Completion, ShortensADescriptionToItsFirstClause) {
    for (const auto& [description, shortened] : {
             std::pair{"Print it; touches nothing", "Print it"},
             std::pair{"Print it. Then end.", "Print it"},
             std::pair{"two\nlines", "two lines"},
             std::pair{"words (a; b) and synonyms.txt; else none", "words (a; b) and synonyms.txt"},
         }) {
        EXPECT_EQ(in_short(description), shortened);
    }
}

TEST(Completion, QuotesForEachShell) {
    const Sample sample;
    const Command program = describe(sample.app);
    EXPECT_THAT(zsh_completion(program),
                HasSubstr(R"('--quiet[Say it isn'\''t \[so\]\: nothing]')"));
    EXPECT_THAT(fish_completion(program),
                HasSubstr(R"(-l quiet -d 'Say it isn\'t [so]: nothing')"));
}

TEST(Completion, OffersValuesOfTheVerbsOptions) {
    const Sample sample;
    const Command program = describe(sample.app);
    EXPECT_THAT(
        bash_completion(program),
        HasSubstr("make:--format)\n            kind=choice\n            choices='text jsonl'"));
    EXPECT_THAT(zsh_completion(program), HasSubstr("'-i[The folder]:DIR:_files -/'"));
    EXPECT_THAT(fish_completion(program),
                HasSubstr("-n '__fish_seen_subcommand_from make' -l format -x -a 'text jsonl'"));
}

}  // namespace
}  // namespace nachlese::manual
