#include "tests/crash/system_calls.h"

#include <charconv>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace nachlese::testing {

namespace {

using Kind = SystemCall::Kind;

// The last ones are not known here: a program that makes them wants this file extended.
constexpr const char* kTraced =
    "trace=openat,open,creat,lseek,write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,rmdir,ftruncate,truncate,link,linkat,mkdir,mkdirat,"
    "pwritev,pwritev2,symlink,symlinkat,fallocate,copy_file_range,sendfile,sync,syncfs";

// All texts of a recording are written as "\x61\x62".
std::string decoded(std::string_view text) {
    std::string bytes;
    for (std::size_t at = text.find("\\x"); at != std::string_view::npos;
         at = text.find("\\x", at + 4)) {
        unsigned byte = 0;
        std::from_chars(text.data() + at + 2, text.data() + at + 4, byte, 16);
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// One call, taken apart: "name(argument, argument) = result".
class Line {
  public:
    explicit Line(std::string_view line) {
        const std::size_t open = line.find('(');
        const std::size_t equals = line.rfind(" = ");
        if (open == std::string_view::npos || equals == std::string_view::npos) return;
        name = line.substr(0, open);
        result = number_in(line.substr(equals + 3));
        result_path = path_in(line.substr(equals));
        std::string_view rest = line.substr(open + 1, line.rfind(')', equals) - open - 1);
        while (!rest.empty()) {
            const std::size_t comma = rest.find(", ");
            arguments.push_back(rest.substr(0, comma));
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 2);
        }
        everything = line.substr(open, equals - open);
    }

    // That of a descriptor, "7</folder/file>"; empty where it was removed meanwhile.
    static std::string path_in(std::string_view argument) {
        const std::size_t open = argument.find('<');
        const std::size_t close = argument.find('>');
        if (open == std::string_view::npos || close == std::string_view::npos) return {};
        if (argument.substr(close).find("deleted") != std::string_view::npos) return {};
        return decoded(argument.substr(open, close - open));
    }
    [[nodiscard]] std::string descriptor_path() const { return path_in(arguments.at(0)); }
    [[nodiscard]] std::int64_t descriptor() const { return number_in(arguments.at(0)); }
    // Those of a call whose name ends in "at" stand behind the descriptor of a folder.
    [[nodiscard]] std::string path(std::size_t argument, std::string_view folder) const {
        std::string text = decoded(arguments.at(argument));
        return text.starts_with('/') ? text : path_in(folder) + "/" + text;
    }
    [[nodiscard]] bool has(std::string_view flag) const {
        return everything.find(flag) != std::string_view::npos;
    }

    std::string_view name;
    std::vector<std::string_view> arguments;
    std::string_view everything;
    std::int64_t result = -1;
    std::string result_path;
};

class Reader {
  public:
    explicit Reader(std::string folder) : folder_(std::move(folder)) {}

    void read(const std::string& trace) {
        std::istringstream lines(trace);
        std::map<std::string, std::string> unfinished;  // by thread
        for (std::string line; std::getline(lines, line);) {
            const std::size_t blank = line.find(' ');
            const std::string thread = line.substr(0, blank);
            line.erase(0, line.find_first_not_of(' ', blank));
            if (const std::size_t end = line.find(" <unfinished"); end != std::string::npos) {
                unfinished[thread] = line.substr(0, end);
            } else if (line.starts_with("<...")) {
                take(unfinished[thread] + line.substr(line.find('>') + 1));
            } else {
                take(line);
            }
        }
    }

    std::vector<SystemCall> take_calls() { return std::move(calls_); }

  private:
    void take(const std::string& text) {
        const Line line(text);
        if (line.result < 0) return;
        if (line.name.starts_with("open") || line.name == "creat") return open(line);
        if (line.name == "lseek") {
            offsets_[line.descriptor()] = static_cast<std::uint64_t>(line.result);
        } else if (line.name == "write" || line.name == "writev") {
            std::uint64_t& offset = offsets_[line.descriptor()];
            write(line, offset);
            offset += static_cast<std::uint64_t>(line.result);
        } else if (line.name == "pwrite64") {
            write(line, static_cast<std::uint64_t>(number_in(line.arguments.back())));
        } else if (line.name == "ftruncate") {
            add({Kind::Truncate, line.descriptor_path(), {}, {}, size_given(line)});
        } else if (line.name == "truncate") {
            add({Kind::Truncate, line.path(0, {}), {}, {}, size_given(line)});
        } else if (line.name == "fsync" || line.name == "fdatasync") {
            add({Kind::Flush, line.descriptor_path(), {}, {}, 0});
        } else {
            change_names(line);
        }
    }

    static std::uint64_t size_given(const Line& line) {
        return static_cast<std::uint64_t>(number_in(line.arguments.at(1)));
    }

    void open(const Line& line) {
        offsets_[line.result] = 0;
        const bool creates = line.name == "creat" || line.has("O_CREAT");
        const bool truncates = line.name == "creat" || line.has("O_TRUNC");
        // One that is there already is left as it is by the model.
        if (creates) add({Kind::Create, line.result_path, {}, {}, 0});
        if (truncates) add({Kind::Truncate, line.result_path, {}, {}, 0});
        if (is_ours(line.result_path)) {
            EXPECT_FALSE(line.has("O_APPEND") || line.has("O_SYNC") || line.has("O_DSYNC"))
                << line.everything;
        }
    }

    void write(const Line& line, std::uint64_t offset) {
        std::string_view data = line.everything;
        data.remove_prefix(std::min(data.size(), data.find(", ")));
        std::string bytes = decoded(data);
        bytes.resize(static_cast<std::size_t>(line.result));
        add({Kind::Write, line.descriptor_path(), {}, std::move(bytes), offset});
    }

    void change_names(const Line& line) {
        const auto two = [&](Kind kind, bool at) {
            const std::size_t second = at ? 3 : 1;
            add({kind,
                 line.path(at ? 1 : 0, line.arguments[0]),
                 line.path(second, line.arguments[second - 1]),
                 {},
                 0});
        };
        const auto one = [&](Kind kind, bool at) {
            add({kind, line.path(at ? 1 : 0, line.arguments[0]), {}, {}, 0});
        };
        const bool at = line.name.ends_with("at") || line.name.ends_with("at2");
        if (line.name.starts_with("rename")) {
            two(Kind::Rename, at);
        } else if (line.name.starts_with("link")) {
            two(Kind::Link, at);
        } else if (line.name.starts_with("unlink") || line.name == "rmdir") {
            one(Kind::Remove, at);
        } else if (line.name.starts_with("mkdir")) {
            one(Kind::MakeFolder, at);
        } else if (!line.name.empty()) {
            ADD_FAILURE() << "a call that is not known: " << line.name << line.everything;
        }
    }

    [[nodiscard]] bool is_ours(const std::string& path) const {
        return path == folder_ || path.starts_with(folder_ + "/");
    }

    void add(SystemCall call) {
        if (is_ours(call.path)) calls_.push_back(std::move(call));
    }

    std::string folder_;
    std::map<std::int64_t, std::uint64_t> offsets_;  // by descriptor, which all threads share
    std::vector<SystemCall> calls_;
};

Arguments traced(const std::string& file, const Arguments& command) {
    // A program built with LeakSanitizer cannot look for leaks while it is watched.
    Arguments arguments{
        "-u",     "LSAN_OPTIONS", "ASAN_OPTIONS=detect_leaks=0:new_delete_type_mismatch=0",
        "strace", "-f",           "-y",
        "-xx",    "-s",           "100000000",
        "-e",     "signal=none",  "-e",
        kTraced,  "-o",           file};
    arguments.insert(arguments.end(), command.begin(), command.end());
    return arguments;
}

}  // namespace

bool can_record() {
    const TemporaryFolder folder;
    return run("/usr/bin/env", traced(folder.path("trace"), {"true"})).status == 0;
}

Recording record_index(const Arguments& arguments, const std::string& folder) {
    const TemporaryFolder scratch;
    Arguments command{NACHLESE_INDEX_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    Recording recording;
    recording.outcome = run("/usr/bin/env", traced(scratch.path("trace"), command));
    Reader reader(folder);
    reader.read(read_text(scratch.path("trace")));
    recording.calls = reader.take_calls();
    return recording;
}

}  // namespace nachlese::testing
