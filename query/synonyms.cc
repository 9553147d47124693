#include "query/synonyms.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxFileBytes = 1 << 20;
constexpr std::ptrdiff_t kMaxGroupMembers = 50;
constexpr std::size_t kMaxMemberBytes = 200;

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

bool holds_a_word(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) {
        return is_ascii_letter(byte) || (byte >= '0' && byte <= '9') ||
               static_cast<unsigned char>(byte) >= 0x80;
    });
}

// Without blanks around it.
std::string_view take_member(std::string_view& line) {
    const std::size_t end = std::min(line.find(','), line.size());
    const std::string_view member = trim(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    return member;
}

// Of the next line that is not empty and no comment; empty at the end. Counts lines in `number`.
std::string_view take_group(std::string_view& text, std::size_t& number) {
    while (!text.empty()) {
        const std::string_view line = trim(take_line(text));
        ++number;
        if (!line.empty() && line.front() != '#') return line;
    }
    return {};
}

// What is wrong with a line; empty if nothing is.
std::string fault_of(std::string_view line) {
    if (!is_valid_utf8(line)) return "is not UTF-8";
    const auto members = 1 + std::count(line.begin(), line.end(), ',');
    if (members < 2) return "a group needs two members or more, with commas between";
    if (members > kMaxGroupMembers) {
        return fmt::format("a group has at most {} members", kMaxGroupMembers);
    }
    for (auto left = members; left > 0; --left) {
        const std::string_view member = take_member(line);
        if (!holds_a_word(member)) {
            return fmt::format("there is no word in \"{}\" between two commas", printable(member));
        }
        if (member.size() > kMaxMemberBytes) {
            return fmt::format("a member is longer than {} bytes", kMaxMemberBytes);
        }
    }
    return {};
}

Result<void> check_groups(std::string_view text, std::string_view name) {
    std::size_t number = 0;
    while (true) {
        const std::string_view line = take_group(text, number);
        if (line.empty()) return {};
        const std::string fault = fault_of(line);
        if (fault.empty()) continue;
        return fail(ErrorCode::BadInput, fmt::format("{}: line {}: {}", name, number, fault),
                    "write names that mean the same in one line: Kiew, Kyjiw");
    }
}

}  // namespace

void Synonyms::take_groups(std::string_view text) {
    std::size_t number = 0;
    while (true) {
        std::string_view line = take_group(text, number);
        if (line.empty()) return;
        while (!line.empty())
            members_.push_back({take_member(line), groups_});
        ++groups_;
    }
}

Result<void> Synonyms::add(std::string text, std::string_view name) {
    if (auto checked = check_groups(text, name); !checked) return checked;
    texts_.push_back(std::move(text));
    take_groups(texts_.back());
    return {};
}

void Synonyms::add_built_in() {
    take_groups(built_in_synonyms());
}

Result<void> Synonyms::add_file(const std::string& path) {
    auto text =
        read_small_file(path, kMaxFileBytes, "name a file of synonyms, one group to a line");
    if (!text) return tl::unexpected(text.error());
    return add(std::move(*text), path);
}

const std::vector<std::string>& Synonyms::stems_of(std::size_t member, Analyser& analyser) {
    const auto [place, is_new] = stems_.try_emplace(member);
    std::vector<std::string>& stems = place->second;
    if (is_new) {
        analyser.analyse(members_[member].text, [&stems](const Token& token) {
            if (!token.is_alternative) stems.push_back(token.form->stem);
        });
    }
    return stems;
}

void Synonyms::forget_stems() {
    stems_.clear();
}

std::vector<std::string> Synonyms::equivalents(const std::vector<std::string>& stems,
                                               Analyser& analyser) {
    if (stems.empty()) return {};
    std::set<std::uint32_t> groups;
    std::set<std::size_t> same;
    for (std::size_t member = 0; member < members_.size(); ++member) {
        if (!may_have_stem(members_[member].text, stems.front())) continue;
        if (stems_of(member, analyser) != stems) continue;
        groups.insert(members_[member].group);
        same.insert(member);
    }
    if (groups.empty()) return {};
    std::vector<std::string> texts;
    for (std::size_t member = 0; member < members_.size(); ++member) {
        if (groups.contains(members_[member].group) && !same.contains(member))
            texts.emplace_back(members_[member].text);
    }
    return texts;
}

Result<Synonyms> load_synonyms(const std::string& index_folder, const std::string& extra_path) {
    Synonyms synonyms;
    synonyms.add_built_in();
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
