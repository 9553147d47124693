// Words that mean the same: names that are transliterated, renamed or abbreviated.
// The format of the file is described at the top of data/synonyms.txt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/analysis/analyser.h"
#include "schema/error.h"

namespace nachlese {

// data/synonyms.txt, compiled in.
[[nodiscard]] std::string_view built_in_synonyms();

// A file of this name in the index folder holds the user's own groups.
inline constexpr std::string_view kSynonymsFileName = "synonyms.txt";

// Not thread-safe.
class Synonyms {
  public:
    Synonyms() = default;
    ~Synonyms() = default;
    Synonyms(Synonyms&&) noexcept = default;
    Synonyms& operator=(Synonyms&&) = default;
    Synonyms(const Synonyms&) = delete;
    Synonyms& operator=(const Synonyms&) = delete;

    // `name` stands for the text in errors: BadInput for a line that is no group, in the words
    // "name: line n: ...".
    Result<void> add(std::string text, std::string_view name);
    // built_in_synonyms(), which outlive this. That their lines are groups, a test checks.
    void add_built_in();
    // Io where the file cannot be read.
    Result<void> add_file(const std::string& path);

    // The other members of every group that has a member of just these stems, in the order of the
    // files. Stems are made when they are first needed: to load a file costs next to nothing.
    [[nodiscard]] std::vector<std::string> equivalents(const std::vector<std::string>& stems,
                                                       Analyser& analyser);

    // For another analyser than before.
    void forget_stems();

  private:
    struct Member {
        std::string_view text;
        std::uint32_t group;
    };

    void take_groups(std::string_view text);
    const std::vector<std::string>& stems_of(std::size_t member, Analyser& analyser);

    std::deque<std::string> texts_;  // that members look into; none moves
    std::vector<Member> members_;    // of one group after another
    std::uint32_t groups_ = 0;
    std::unordered_map<std::size_t, std::vector<std::string>> stems_;  // of members, by their place
};

// The built-in groups, those in the index folder if it holds a file of them, and those of
// `extra_path` unless that is empty.
[[nodiscard]] Result<Synonyms> load_synonyms(const std::string& index_folder,
                                             const std::string& extra_path);

}  // namespace nachlese
