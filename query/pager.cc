#include "query/pager.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

namespace nachlese {

namespace {

constexpr std::string_view kDefaultPager = "less";
constexpr std::string_view kNoPager = "cat";
constexpr const char* kShell = "/bin/sh";
constexpr int kCannotExecute = 127;  // as shells have it

bool is_executable(const std::string& file) {
    return access(file.c_str(), X_OK) == 0;
}

// Of a command that begins with anything but a program's plain name the shell is the judge.
bool is_installed(std::string_view command, std::string_view path) {
    const std::string_view program = command.substr(0, command.find(' '));
    if (program.find_first_of("/=$'\"\\") != std::string_view::npos) return true;
    while (!path.empty()) {
        const std::size_t length = path.find(':');
        if (is_executable(fmt::format("{}/{}", path.substr(0, length), program))) return true;
        if (length == std::string_view::npos) break;
        path.remove_prefix(length + 1);
    }
    return false;
}

// In the child. Its one thread is the one that made it, so the environment may be changed.
[[noreturn]] void become_pager(const std::string& command, int input) {
    dup2(input, STDIN_FILENO);
    setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe)
    execl(kShell, "sh", "-c", command.c_str(), nullptr);
    _exit(kCannotExecute);
}

}  // namespace

std::string pager_command(const char* nachlese_pager, const char* pager, const char* path) {
    std::string command(kDefaultPager);
    if (nachlese_pager != nullptr) {
        command = nachlese_pager;
    } else if (pager != nullptr) {
        command = pager;
    }
    if (command == kNoPager || !is_installed(command, path == nullptr ? "" : path)) return {};
    return command;
}

Result<Pager> Pager::start(const std::string& command) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        return fail(ErrorCode::Io, fmt::format("no pager: {}", system_message(errno)));
    }
    const auto [input, output] = ends;
    const pid_t process = fork();
    if (process < 0) {
        return fail(ErrorCode::Io, fmt::format("no pager: {}", system_message(errno)));
    }
    if (process == 0) {
        close(output);
        become_pager(command, input);
    }
    close(input);
    dup2(output, STDOUT_FILENO);
    close(output);
    for (const int signal_number : {SIGINT, SIGQUIT})
        std::signal(signal_number, SIG_IGN);
    return Pager(process);
}

Pager::~Pager() {
    if (process_ < 0) return;
    // The end of its input; nothing else holds the pipe open.
    close(STDOUT_FILENO);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace nachlese
