// What a program has written to disk, call by call, recorded by strace(1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/integration/program.h"

namespace nachlese::testing {

struct SystemCall {
    enum class Kind {
        Create,    // a file, or what it holds thrown away
        Write,     // `data` at `offset`
        Truncate,  // or lengthen, to `offset` bytes
        Flush,     // a file or a folder
        Rename,    // to `target`
        Link,      // `target` to the file `path`
        Remove,    // a file or an empty folder
        MakeFolder,
    };
    Kind kind;
    std::string path;
    std::string target;
    std::string data;
    std::uint64_t offset = 0;
};

struct Recording {
    Outcome outcome;
    std::vector<SystemCall>
        calls;  // those that succeeded, in their order, on `folder` and below it
};

// Whether strace is there and allowed to watch a process.
[[nodiscard]] bool can_record();

// Runs nachlese-index. Adds a test failure where a call was made that this does not know.
[[nodiscard]] Recording record_index(const Arguments& arguments, const std::string& folder);

}  // namespace nachlese::testing
