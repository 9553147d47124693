// Runs the real programs the way a user does and keeps what they printed.
#pragma once

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/temporary_folder.h"

namespace nachlese::testing {

struct Outcome {
    int status = -1;  // exit status; 128 + signal where a signal ended the program
    std::string out;
    std::string err;
};

using Arguments = std::vector<std::string>;

// A program that was started and may still be running.
class RunningProgram {
  public:
    RunningProgram(const std::string& program, const Arguments& arguments);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    void send(int signal) const;
    // To the program and all that it has started.
    void send_to_all(int signal) const;
    // Waits for the end.
    Outcome finish();

  private:
    pid_t process_ = -1;
    std::filesystem::path out_;
    std::filesystem::path err_;
};

Outcome run(const std::string& program, const Arguments& arguments);
Outcome run_index(const Arguments& arguments);
Outcome run_search(const Arguments& arguments);

// What `nachlese-search --count` prints; expects the exit status that goes with it.
std::uint64_t count_hits(Arguments arguments);

}  // namespace nachlese::testing
