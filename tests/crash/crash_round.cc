#include "tests/crash/crash_round.h"

#include <chrono>
#include <filesystem>

#include <gmock/gmock.h>

#include "schema/error.h"
#include "schema/generation.h"

namespace nachlese::testing {

namespace fs = std::filesystem;

struct CrashRound::Made {
    TemporaryFolder folder;
    ChangingArchive archive{folder.path("archive")};
    IndexContent before;
    std::map<Verb, IndexContent> after;
    std::map<Verb, double> seconds;
};

const char* name_of(Verb verb) {
    switch (verb) {
        case Verb::FirstUpdate:
            return "first update";
        case Verb::Update:
            return "update";
        case Verb::Rebuild:
            return "rebuild";
    }
    return "";
}

void CrashRound::SetUpTestSuite() {
    made_ = new Made;
    const std::string index = made_->folder.path("before");
    ASSERT_EQ(run_index(run_of(Verb::FirstUpdate, index)).status, 0);
    made_->before = content_of(index);
    ASSERT_GT(made_->before.articles.size(), 500U);
    made_->archive.write_second_state();
    for (const Verb verb : {Verb::FirstUpdate, Verb::Update, Verb::Rebuild}) {
        const std::string undisturbed = made_->folder.path("undisturbed");
        begin_round(undisturbed, verb);
        const auto begin = std::chrono::steady_clock::now();
        const Outcome outcome = run_index(run_of(verb, undisturbed));
        made_->seconds[verb] =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        ASSERT_EQ(outcome.status, 0) << outcome.err;
        made_->after[verb] = content_of(undisturbed);
        EXPECT_EQ(run_index({"check", "--index", undisturbed}).status, 0);
    }
    // Whatever the way there.
    EXPECT_TRUE(is_same(after(Verb::Update), after(Verb::Rebuild)));
    EXPECT_TRUE(is_same(after(Verb::FirstUpdate), after(Verb::Rebuild)));
    EXPECT_NE(made_->before, after(Verb::Update));
}

void CrashRound::TearDownTestSuite() {
    delete made_;
    made_ = nullptr;
}

void CrashRound::begin_round(const std::string& index, Verb verb) {
    fs::remove_all(index);
    if (verb != Verb::FirstUpdate) {
        fs::copy(made_->folder.path("before"), index, fs::copy_options::recursive);
    }
}

Arguments CrashRound::run_of(Verb verb, const std::string& index) {
    // Some disks of these tests are smaller than what would stay free.
    return {verb == Verb::Rebuild ? "rebuild" : "update",
            "--quiet",
            "--min-free",
            "0",
            "--index",
            index,
            made_->archive.folder()};
}

const IndexContent& CrashRound::before(Verb verb) {
    static const IndexContent nothing;
    return verb == Verb::FirstUpdate ? nothing : made_->before;
}

const IndexContent& CrashRound::after(Verb verb) {
    return made_->after.at(verb);
}

double CrashRound::seconds_of(Verb verb) {
    return made_->seconds.at(verb);
}

std::string CrashRound::expect_committed_state(const std::string& index, Verb verb) {
    const IndexContent found = content_of(index);
    const bool is_there = verb != Verb::FirstUpdate || fs::exists(stub_file(index));
    const int sound = is_there ? 0 : exit_status(ErrorCode::IndexMissing);
    const Outcome check = run_index({"check", "--index", index});
    EXPECT_EQ(check.status, sound) << check.out << check.err;
    const Outcome search = run_search({"--index", index, "Hafen"});
    EXPECT_EQ(search.status, sound) << search.err;
    if (found == after(verb)) return "after";
    if (found.articles == before(verb).articles) return "before";
    if (verb == Verb::Update) {
        EXPECT_TRUE(made_->archive.is_between(found, before(verb), after(verb)));
        return "between";
    }
    ADD_FAILURE() << name_of(verb) << " made neither the old index nor the new one: "
                  << is_same(found, after(verb)).message();
    return "neither";
}

void CrashRound::expect_that_the_next_run_completes(const std::string& index, Verb verb) {
    const Outcome outcome = run_index(run_of(verb, index));
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_TRUE(is_same(content_of(index), after(verb)));
    const Outcome check = run_index({"check", "--index", index});
    EXPECT_EQ(check.status, 0) << check.out << check.err;
    std::size_t generations = 0;
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
        const std::string name = entry.path().filename();
        EXPECT_FALSE(name == "growing" || name.ends_with(".new") || name.ends_with(".tmp"))
            << entry.path() << " is left over";
        if (entry.path().parent_path().filename() == "generations") ++generations;
    }
    EXPECT_LE(generations, 2U);
}

}  // namespace nachlese::testing
