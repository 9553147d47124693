#include "query/synonyms.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "query/synonym_lines.h"
#include "schema/text_lines.h"

namespace nachlese {

namespace {

bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Sorts most members out before they are stemmed: a stem keeps its word's first letter, but for
// umlauts and accents.
bool may_have_stem(std::string_view member, std::string_view stem) {
    if (stem.empty()) return false;
    if (!is_ascii_letter(member.front()) || !is_ascii_letter(stem.front())) return true;
    constexpr int kCaseBit = 0x20;
    return (member.front() | kCaseBit) == (stem.front() | kCaseBit);
}

}  // namespace

Synonyms Synonyms::with_built_in() {
    Synonyms synonyms;
    synonyms.built_in_ = built_in_synonyms();
    if (!synonyms.built_in_.empty()) synonyms.groups_ = synonyms.built_in_.back().group + 1;
    return synonyms;
}

void Synonyms::take_groups(std::string_view text) {
    std::size_t number = 0;
    while (true) {
        std::string_view line = take_group(text, number);
        if (line.empty()) return;
        while (!line.empty())
            added_.push_back({take_member(line), groups_});
        ++groups_;
    }
}

Result<void> Synonyms::add(std::string text, std::string_view name) {
    if (auto checked = check_groups(text, name); !checked) return checked;
    texts_.push_back(std::move(text));
    take_groups(texts_.back());
    return {};
}

Result<void> Synonyms::add_file(const std::string& path) {
    auto text = read_small_file(path, kMaxSynonymsFileBytes,
                                "name a file of synonyms, one group to a line");
    if (!text) return tl::unexpected(text.error());
    return add(std::move(*text), path);
}

std::size_t Synonyms::name_count() const {
    return built_in_.size() + added_.size();
}

Synonyms::Name Synonyms::name_at(std::size_t place) const {
    if (place >= built_in_.size()) return added_[place - built_in_.size()];
    return {built_in_[place].text, built_in_[place].group};
}

bool Synonyms::has_stems(std::size_t place, const std::vector<std::string>& stems,
                         std::string_view joined, Analyser& analyser) {
    if (place < built_in_.size() && !analyser.has_user_compounds()) {
        return built_in_[place].stems == joined;
    }
    const std::string_view name = name_at(place).text;
    if (!may_have_stem(name, stems.front())) return false;
    const auto [known, is_new] = stems_.try_emplace(place);
    if (is_new) known->second = stems_of_name(name, analyser);
    return known->second == stems;
}

void Synonyms::forget_stems() {
    stems_.clear();
}

std::vector<std::string> Synonyms::equivalents(const std::vector<std::string>& stems,
                                               Analyser& analyser) {
    if (stems.empty()) return {};
    const std::string joined = fmt::format("{}", fmt::join(stems, " "));
    std::set<std::uint32_t> groups;
    std::set<std::size_t> same;
    for (std::size_t place = 0; place < name_count(); ++place) {
        if (!has_stems(place, stems, joined, analyser)) continue;
        groups.insert(name_at(place).group);
        same.insert(place);
    }
    if (groups.empty()) return {};
    std::vector<std::string> texts;
    for (std::size_t place = 0; place < name_count(); ++place) {
        const Name name = name_at(place);
        if (groups.contains(name.group) && !same.contains(place)) texts.emplace_back(name.text);
    }
    return texts;
}

Result<Synonyms> load_synonyms(const std::string& index_folder, const std::string& extra_path) {
    Synonyms synonyms = Synonyms::with_built_in();
    const auto own = std::filesystem::path(index_folder) / kSynonymsFileName;
    std::error_code ignored;  // a file that cannot be looked at is reported when it is read
    if (std::filesystem::symlink_status(own, ignored).type() !=
        std::filesystem::file_type::not_found) {
        if (auto added = synonyms.add_file(own); !added) return tl::unexpected(added.error());
    }
    if (!extra_path.empty()) {
        if (auto added = synonyms.add_file(extra_path); !added) {
            return tl::unexpected(added.error());
        }
    }
    return synonyms;
}

}  // namespace nachlese
