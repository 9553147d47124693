// A disk as POSIX promises it to programs, and what may be left on it when the power fails: what
// was flushed is there; of what was not, any part may be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/crash/system_calls.h"

namespace nachlese::testing {

// What survives of what was not flushed.
enum class Unflushed {
    All,
    None,
    NamesAlone,     // files are there as long as they were when they were last flushed
    SizesAlone,     // and files that grew are as long as they should be, with zeros
    ContentsAlone,  // no file or folder was made, renamed or removed
    AnyPart,        // of each folder a first part of its changes, of each file any of its 4 KiB
};

class DiskModel {
  public:
    // An empty folder.
    explicit DiskModel(std::string root);

    void carry_out(const SystemCall& call);

    // Files by their paths below the root; folders end in '/' and are empty.
    using Files = std::map<std::string, std::string>;
    [[nodiscard]] Files after_power_cut(Unflushed survives, std::mt19937& random) const;

    static void write(const Files& files, const std::string& folder);

  private:
    using Number = std::size_t;  // of a node
    struct Write {
        std::uint64_t offset;
        std::optional<std::string> data;  // none: the file ends at the offset
    };
    struct Renaming {
        std::uint64_t order;  // among those of all folders
        std::string name;
        std::optional<Number> node;  // none: the name goes
        std::optional<std::pair<Number, std::string>> from;
    };
    using Names = std::map<std::string, Number>;
    struct Node {
        bool is_folder = false;
        std::string flushed;        // of a file
        std::vector<Write> writes;  // since then
        Names flushed_names;        // of a folder
        Names names;                // as programs see it
        std::vector<Renaming> renamings;
    };

    struct Place {
        Number folder;
        std::string name;
    };
    [[nodiscard]] Place place_of(const std::string& path) const;
    [[nodiscard]] std::optional<Number> node_at(const Place& place) const;
    void put(const Place& place, std::optional<Number> node,
             const std::optional<Place>& from = std::nullopt);
    void flush(Node& node);
    static void apply(const Write& write, std::string& content);
    void apply(const Renaming& renaming, Number folder, std::map<Number, Names>& names) const;
    [[nodiscard]] std::map<Number, Names> surviving_names(Unflushed survives,
                                                          std::mt19937& random) const;
    static std::string surviving_content(const Node& node, Unflushed survives,
                                         std::mt19937& random);
    void collect(Number folder, const std::string& path, const std::map<Number, Names>& names,
                 Unflushed survives, std::mt19937& random, Files& files) const;

    std::string root_;
    std::vector<Node> nodes_;  // the root first
    std::uint64_t order_ = 0;
};

}  // namespace nachlese::testing
