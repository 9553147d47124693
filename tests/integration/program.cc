#include "tests/integration/program.h"

#include <stdexcept>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/error.h"

namespace nachlese::testing {

namespace fs = std::filesystem;

namespace {

void redirect(const fs::path& file, int descriptor) {
    const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
}

}  // namespace

RunningProgram::RunningProgram(const std::string& program, const Arguments& arguments) {
    const fs::path folder = make_temporary_folder();
    out_ = folder / "out";
    err_ = folder / "err";
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
        setpgid(0, 0);
        redirect(out_, STDOUT_FILENO);
        redirect(err_, STDERR_FILENO);
        redirect("/dev/null", STDIN_FILENO);
        execv(program.c_str(), argv.data());
        _exit(127);
    }
    // In both processes, since either may be the first to get there.
    if (process_ > 0) setpgid(process_, process_);
    if (process_ < 0) throw std::runtime_error("cannot start " + program);
}

RunningProgram::~RunningProgram() {
    if (process_ > 0) {
        send_to_all(SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    fs::remove_all(out_.parent_path());
}

void RunningProgram::send(int signal) const {
    kill(process_, signal);
}

void RunningProgram::send_to_all(int signal) const {
    kill(-process_, signal);
}

Outcome RunningProgram::finish() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    Outcome outcome;
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.out = read_text(out_.string());
    outcome.err = read_text(err_.string());
    return outcome;
}

Outcome run(const std::string& program, const Arguments& arguments) {
    return RunningProgram(program, arguments).finish();
}

Outcome run_index(const Arguments& arguments) {
    return run(NACHLESE_INDEX_PROGRAM, arguments);
}

Outcome run_search(const Arguments& arguments) {
    return run(NACHLESE_SEARCH_PROGRAM, arguments);
}

std::uint64_t count_hits(Arguments arguments) {
    arguments.insert(arguments.begin(), "--count");
    const Outcome outcome = run_search(arguments);
    if (outcome.out.empty()) {
        ADD_FAILURE() << ::testing::PrintToString(arguments) << "\n" << outcome.err;
        return 0;
    }
    const std::uint64_t count = std::stoull(outcome.out);
    EXPECT_EQ(outcome.status, count > 0 ? 0 : exit_status(ErrorCode::NothingFound));
    return count;
}

}  // namespace nachlese::testing
