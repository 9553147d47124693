// An archive in two states, and every state that an index may be in while a run leads from one to
// the other.
#pragma once

#include <string>
#include <vector>

#include "tests/crash/index_content.h"
#include "tests/temporary_folder.h"

namespace nachlese::testing {

// Files of JSON Lines in two folders: of those in the first state some change, some go, and many
// come. Articles are not like each other, but for a few near-duplicates.
class ChangingArchive {
  public:
    // Writes the first state into a new folder.
    explicit ChangingArchive(std::string folder);

    void write_second_state() const;

    [[nodiscard]] const std::string& folder() const { return folder_; }

    // Whether an index that was `before` may hold `found` in the middle of a run that makes it
    // `after`: what has gone has left first, then the files come in their order, each with all of
    // its articles, but for the last.
    [[nodiscard]] ::testing::AssertionResult is_between(const IndexContent& found,
                                                        const IndexContent& before,
                                                        const IndexContent& after) const;

  private:
    struct Line {
        std::string id;
        std::string json;
        bool operator==(const Line&) const = default;
    };
    struct File {
        std::string name;
        std::vector<Line> first;
        std::vector<Line> second;
        bool changes = false;
    };
    void write(const File& file, bool in_second_state) const;

    std::string folder_;
    std::vector<File> files_;  // in the order of reading
};

}  // namespace nachlese::testing
