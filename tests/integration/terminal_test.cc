// nachlese-search where a person looks at it: colours, links, pager.
#include "tests/integration/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/text_columns.h"
#include "schema/error.h"

namespace nachlese::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class OnTerminal : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_.write("archive/Häfen & Co.txt", "Der Hafen\n\nDer Hafen \x1b[2J liegt im Nebel.\n");
        ASSERT_EQ(
            run_index({"update", "--index", folder_.path("index"), folder_.path("archive")}).status,
            0);
    }

    Outcome search(Arguments arguments, const Variables& variables = {}) {
        arguments.insert(arguments.begin(), {"--index", folder_.path("index")});
        Variables all{{"TERM", "xterm"}, {"NACHLESE_PAGER", ""}};
        for (const auto& [name, value] : variables)
            all[name] = value;
        return run_on_terminal(NACHLESE_SEARCH_PROGRAM, arguments, all);
    }

    TemporaryFolder folder_;
};

constexpr const char* kMarked = "\x1b[1;31mHafen";
constexpr const char* kLink = "\x1b]8;;file://";

TEST_F(OnTerminal, WordsAreMarkedAndTheHeadlineLeadsToItsFile) {
    const Outcome outcome = search({"Hafen"});
    EXPECT_EQ(outcome.status, 0) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr(kMarked));
    EXPECT_THAT(outcome.out, HasSubstr(kLink));
    EXPECT_THAT(outcome.out,
                HasSubstr(folder_.path("archive") + "/H%C3%A4fen%20%26%20Co.txt\x1b\\"));
    EXPECT_THAT(outcome.out, HasSubstr("\x1b]8;;\x1b\\")) << "a link ends";
    EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b[2J"))) << "nothing of the input passes";
}

TEST_F(OnTerminal, WithoutColoursThereAreNoCodesAtAll) {
    for (const Variables& variables : {Variables{{"NO_COLOR", "1"}}, Variables{{"TERM", "dumb"}}})
        EXPECT_THAT(search({"Hafen"}, variables).out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(search({"--color", "never", "Hafen"}).out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(search({"--color", "always", "Hafen"}, {{"NO_COLOR", "1"}}).out,
                HasSubstr(kMarked));
}

TEST_F(OnTerminal, LinksAreForTerminalsAlone) {
    const Outcome outcome =
        run_search({"--index", folder_.path("index"), "--color", "always", "Hafen"});
    EXPECT_THAT(outcome.out, HasSubstr(kMarked));
    EXPECT_THAT(outcome.out, Not(HasSubstr(kLink)));
}

TEST_F(OnTerminal, AFileThatIsGoneHasNoLink) {
    std::filesystem::remove_all(folder_.path("archive"));
    EXPECT_THAT(search({"Hafen"}).out, Not(HasSubstr(kLink)));
}

TEST_F(OnTerminal, ThePagerIsTheOneThatIsNamedFirst) {
    const struct {
        Variables variables;
        Arguments arguments;
        bool eins, zwei;
    } cases[] = {
        {{{"NACHLESE_PAGER", "sed s/^/eins:/"}, {"PAGER", "sed s/^/zwei:/"}}, {}, true, false},
        {{{"NACHLESE_PAGER", "sed s/^/eins:/"}}, {"--no-pager"}, false, false},
        {{{"NACHLESE_PAGER", "cat"}, {"PAGER", "sed s/^/zwei:/"}}, {}, false, false},
        {{{"NACHLESE_PAGER", ""}, {"PAGER", "sed s/^/zwei:/"}}, {}, false, false},
        {{{"NACHLESE_PAGER", "no-such-program"}}, {}, false, false},
    };
    for (const auto& row : cases) {
        Arguments arguments = row.arguments;
        arguments.emplace_back("Hafen");
        const Outcome outcome = search(arguments, row.variables);
        EXPECT_EQ(outcome.status, 0) << outcome.out;
        EXPECT_THAT(outcome.out, HasSubstr("1 article")) << "the output arrives in any case";
        EXPECT_EQ(outcome.out.find("eins:") != std::string::npos, row.eins) << outcome.out;
        EXPECT_EQ(outcome.out.find("zwei:") != std::string::npos, row.zwei) << outcome.out;
    }
}

TEST_F(OnTerminal, ThePagerSeesColoursAndTheWidthOfTheTerminal) {
    const Outcome outcome = search({"--facet", "source", "Hafen"}, {{"NACHLESE_PAGER", "sed n"}});
    EXPECT_THAT(outcome.out, HasSubstr(kMarked));
}

TEST_F(OnTerminal, LessIsToldHowToBehaveUnlessTheUserHas) {
    const std::string pager = "echo LESS=$LESS; sed -n p";
    EXPECT_THAT(search({"Hafen"}, {{"NACHLESE_PAGER", pager}}).out, HasSubstr("LESS=FRX\n"));
    EXPECT_THAT(search({"Hafen"}, {{"NACHLESE_PAGER", pager}, {"LESS", "S"}}).out,
                HasSubstr("LESS=S\n"));
}

TEST_F(OnTerminal, ThePagerDoesNotHideTheStatus) {
    EXPECT_EQ(search({"Nebelhorn"}, {{"NACHLESE_PAGER", "sed n"}}).status,
              exit_status(ErrorCode::NothingFound));
    EXPECT_EQ(search({"Hafen ("}, {{"NACHLESE_PAGER", "sed n"}}).status,
              exit_status(ErrorCode::BadQuery));
}

TEST_F(OnTerminal, ChartsAreDrawnAsWideAsIt) {
    folder_.write("archive/2.jsonl", R"({"id":"2","headline":"Hafen","source":"dpa"})");
    run_index({"update", "--index", folder_.path("index"), folder_.path("archive")});
    const std::string out = search({"--limit", "0", "--facet", "source", "Hafen"}).out;
    const std::size_t begin = out.find("  dpa");
    ASSERT_NE(begin, std::string::npos) << out;
    EXPECT_EQ(display_width(out.substr(begin, out.find('\n', begin) - begin)),
              kTestTerminalColumns);
}

TEST_F(OnTerminal, AReaderThatEndsFirstIsNoError) {
    for (const std::string trap : {"", "trap '' PIPE; "}) {
        const Outcome outcome =
            run("/bin/sh", {"-c", trap + "{ \"$@\"; echo \"status $?\" >&2; } | true", "sh",
                            NACHLESE_SEARCH_PROGRAM, "--index", folder_.path("index"), "--batch",
                            folder_.write("topics.tsv", [] {
                                std::string lines;
                                for (int i = 0; i < 2000; ++i)
                                    lines += "q\tHafen\n";
                                return lines;
                            }())});
        EXPECT_EQ(outcome.err, "status 141\n");
    }
}

}  // namespace
}  // namespace nachlese::testing
