#include "indexer/golden_check.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/interruption.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kProgram = "nachlese-search";

// With a slash where it stands beside this program; else a name to be looked for on PATH.
std::string search_program() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    const std::string beside = (self.parent_path() / kProgram).string();
    const bool is_there = !error && access(beside.c_str(), X_OK) == 0;
    return is_there ? beside : std::string(kProgram);
}

// Its output goes where ours about the run goes.
class FileActions {
  public:
    FileActions() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, STDERR_FILENO, STDOUT_FILENO);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

// As waitpid() has it.
Result<int> wait_for(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) {
            return fail(ErrorCode::Internal,
                        fmt::format("{}: {}", kProgram, system_message(errno)));
        }
        if (interrupted()) kill(process, SIGTERM);
    }
    return status;
}

Result<int> run(std::vector<std::string> arguments) {
    std::string program = search_program();
    std::vector<char*> argv{program.data()};
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const FileActions actions;
    pid_t process = 0;
    const int failed =
        posix_spawnp(&process, program.c_str(), actions.get(), nullptr, argv.data(), environ);
    if (failed != 0) {
        return fail(ErrorCode::Io,
                    fmt::format("{}: cannot be started: {}", program, system_message(failed)),
                    "golden queries need it beside nachlese-index, or on PATH");
    }
    return wait_for(process);
}

// What to say of queries that fail, and what becomes of what the run has done.
struct Verdict {
    std::string_view failed;
    std::string_view failed_hint;
    std::string_view not_run_hint;
};
constexpr Verdict kNotPublished{
    "the new generation does not find what it must",
    "the lines above say what is missing; nothing was published, and a live index stays as it is",
    "the lines above say why; nothing was published"};
constexpr Verdict kLive{
    "the live index does not find what it must",
    "the lines above say what is missing; what the run has committed stays: see whether all of "
    "the archive is there, and update again",
    "the lines above say why; what the run has committed stays"};

tl::unexpected<Error> ended_with(int status, const std::string& file, const Verdict& verdict) {
    if (!WIFEXITED(status)) {
        return fail(ErrorCode::Internal,
                    fmt::format("{}: {} was ended by signal {}", file, kProgram, WTERMSIG(status)));
    }
    const auto rows = exit_statuses();
    const auto row = std::find_if(rows.begin(), rows.end(), [status](const ExitStatus& candidate) {
        return candidate.status == WEXITSTATUS(status);
    });
    if (row != rows.end() && row->code == ErrorCode::GoldenQueryFailed) {
        return fail(row->code, fmt::format("{}: {}", file, verdict.failed),
                    std::string(verdict.failed_hint));
    }
    return fail(row == rows.end() ? ErrorCode::Internal : row->code,
                fmt::format("{}: its queries could not be run", file),
                std::string(verdict.not_run_hint));
}

Result<void> run_golden(const std::string& file, std::vector<std::string> arguments,
                        const Verdict& verdict) {
    arguments.insert(arguments.begin(), "--golden=" + file);
    const auto status = run(std::move(arguments));
    if (!status) return tl::unexpected(status.error());
    if (interrupted() || *status == 0) return {};
    return ended_with(*status, file, verdict);
}

}  // namespace

Result<void> check_golden_file(const std::string& file) {
    return run_golden(file, {"--dry-run"}, kNotPublished);
}

Result<void> check_golden_queries(const std::string& file, const std::string& index_path,
                                  int number, GoldenSubject subject) {
    return run_golden(file, {"--index=" + index_path, "--generation=" + std::to_string(number)},
                      subject == GoldenSubject::Live ? kLive : kNotPublished);
}

}  // namespace nachlese
