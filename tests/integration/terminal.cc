#include "tests/integration/terminal.h"

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace nachlese::testing {

namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& strings) {
    std::vector<char*> pointers;
    for (const std::string& text : strings)
        pointers.push_back(const_cast<char*>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

// Until the last process that has the terminal open ends.
std::string read_all(int terminal) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = read(terminal, buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(count));
    std::erase(text, '\r');
    return text;
}

}  // namespace

Outcome run_on_terminal(const std::string& program, const Arguments& arguments,
                        const Variables& variables) {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the test has one thread
    std::vector<std::string> environment{std::string("PATH=") + std::getenv("PATH")};
    for (const auto& [name, value] : variables)
        environment.push_back(std::string(name).append("=").append(value));
    const std::vector<char*> argv = pointers_to(words);
    const std::vector<char*> envp = pointers_to(environment);

    const winsize size{24, kTestTerminalColumns, 0, 0};
    int terminal = -1;
    const pid_t process = forkpty(&terminal, nullptr, nullptr, &size);
    if (process < 0) throw std::runtime_error("no pseudo-terminal");
    if (process == 0) {
        execve(program.c_str(), argv.data(), envp.data());
        _exit(127);
    }
    Outcome outcome;
    outcome.out = read_all(terminal);
    int status = 0;
    waitpid(process, &status, 0);
    close(terminal);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

}  // namespace nachlese::testing
