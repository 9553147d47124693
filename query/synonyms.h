// Words that mean the same: names that are transliterated, renamed or abbreviated.
// The format of the file is described at the top of data/synonyms.txt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/built_in_synonyms.h"
#include "schema/analysis/analyser.h"
#include "schema/error.h"

namespace nachlese {

// A file of this name in the index folder holds the user's own groups.
inline constexpr std::string_view kSynonymsFileName = "synonyms.txt";

// Not thread-safe.
class Synonyms {
  public:
    Synonyms() = default;
    [[nodiscard]] static Synonyms with_built_in();
    ~Synonyms() = default;
    Synonyms(Synonyms&&) noexcept = default;
    Synonyms& operator=(Synonyms&&) = default;
    Synonyms(const Synonyms&) = delete;
    Synonyms& operator=(const Synonyms&) = delete;

    // `name` stands for the text in errors: BadInput for a line that is no group, in the words
    // "name: line n: ...".
    Result<void> add(std::string text, std::string_view name);
    // Io where the file cannot be read.
    Result<void> add_file(const std::string& path);

    // The other members of every group that has a member of just these stems, in the order of the
    // files. Stems are made when they are first needed, and those of built-in ones when Nachlese is
    // built: to load them costs next to nothing.
    [[nodiscard]] std::vector<std::string> equivalents(const std::vector<std::string>& stems,
                                                       Analyser& analyser);

    // For another analyser than before.
    void forget_stems();

  private:
    struct Name {
        std::string_view text;
        std::uint32_t group;
    };

    void take_groups(std::string_view text);
    // All names have a place: those that are built in, and behind them those that were added.
    [[nodiscard]] std::size_t name_count() const;
    [[nodiscard]] Name name_at(std::size_t place) const;
    // `joined` are the same stems with blanks between them.
    [[nodiscard]] bool has_stems(std::size_t place, const std::vector<std::string>& stems,
                                 std::string_view joined, Analyser& analyser);

    std::span<const BuiltInSynonym> built_in_;
    std::deque<std::string> texts_;  // that added names look into; none moves
    std::vector<Name> added_;        // of one group after another
    std::uint32_t groups_ = 0;
    std::unordered_map<std::size_t, std::vector<std::string>> stems_;  // of names, by their place
};

// The built-in groups, those in the index folder if it holds a file of them, and those of
// `extra_path` unless that is empty.
[[nodiscard]] Result<Synonyms> load_synonyms(const std::string& index_folder,
                                             const std::string& extra_path);

}  // namespace nachlese
