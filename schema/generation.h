// The generations of an index: ARCHITECTURE.md, "On disk".
#pragma once

#include <string>
#include <vector>

#include "schema/error.h"

namespace nachlese {

struct Generation {
    int number = 0;
    std::string folder;    // generations/000007, with the index folder in front
    std::string database;  // its shard
};

// The generation that the stub file names. IndexMissing where there is no index; a stub that is
// missing beside generations, or that cannot be read, is an error of another kind.
Result<Generation> live_generation(const std::string& index_path);

// What a run works on that fills a generation. While it is there, the generation has not been live.
[[nodiscard]] std::string work_folder(const Generation& generation);

[[nodiscard]] Generation generation_numbered(const std::string& index_path, int number);
// Of those whose folders are there, ascending.
[[nodiscard]] std::vector<int> generation_numbers(const std::string& index_path);

[[nodiscard]] std::string generations_folder(const std::string& index_path);
[[nodiscard]] std::string stub_file(const std::string& index_path);
// Held by whoever writes; there from the first run on.
[[nodiscard]] std::string lock_file(const std::string& index_path);
// Whether `path` is the folder of an index, be it one whose first run goes on.
[[nodiscard]] bool is_index_folder(const std::string& path);
// What the stub file holds, for Xapian to open the index by, where `number` is live; to Xapian the
// line with the checksum is a comment.
[[nodiscard]] std::string stub_content(int number);

}  // namespace nachlese
