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
constexpr std::size_t kMaxGroupMembers = 50;
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

std::vector<std::string_view> split_members(std::string_view line) {
    std::vector<std::string_view> members;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        members.push_back(trim(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return members;
}

// What is wrong with a line; empty if nothing is.
std::string fault_of(std::string_view line, const std::vector<std::string_view>& members) {
    if (!is_valid_utf8(line)) return "is not UTF-8";
    if (members.size() < 2) return "a group needs two members or more, with commas between";
    if (members.size() > kMaxGroupMembers) {
        return fmt::format("a group has at most {} members", kMaxGroupMembers);
    }
    for (const std::string_view member : members) {
        if (!holds_a_word(member)) {
            return fmt::format("there is no word in \"{}\" between two commas", printable(member));
        }
        if (member.size() > kMaxMemberBytes) {
            return fmt::format("a member is longer than {} bytes", kMaxMemberBytes);
        }
    }
    return {};
}

}  // namespace

Result<void> Synonyms::add_lines(std::string_view text, std::string_view name) {
    std::size_t number = 0;
    while (!text.empty()) {
        const std::string_view line = trim(take_line(text));
        ++number;
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string_view> members = split_members(line);
        if (const std::string fault = fault_of(line, members); !fault.empty()) {
            return fail(ErrorCode::BadInput, fmt::format("{}: line {}: {}", name, number, fault),
                        "write names that mean the same in one line: Kiew, Kyjiw");
        }
        for (const std::string_view member : members)
            members_.push_back({member, groups_, std::nullopt});
        ++groups_;
    }
    return {};
}

Result<void> Synonyms::add(std::string text, std::string_view name) {
    texts_.push_back(std::move(text));
    return add_lines(texts_.back(), name);
}

Result<void> Synonyms::add_built_in() {
    return add_lines(built_in_synonyms(), "the built-in synonyms");
}

Result<void> Synonyms::add_file(const std::string& path) {
    auto text =
        read_small_file(path, kMaxFileBytes, "name a file of synonyms, one group to a line");
    if (!text) return tl::unexpected(text.error());
    return add(std::move(*text), path);
}

const std::vector<std::string>& Synonyms::stems_of(Member& member, Analyser& analyser) {
    if (!member.stems) {
        member.stems.emplace();
        analyser.analyse(member.text, [&member](const Token& token) {
            if (!token.is_alternative) member.stems->push_back(token.form->stem);
        });
    }
    return *member.stems;
}

void Synonyms::forget_stems() {
    for (Member& member : members_)
        member.stems.reset();
}

std::vector<std::string> Synonyms::equivalents(const std::vector<std::string>& stems,
                                               Analyser& analyser) {
    if (stems.empty()) return {};
    std::set<std::size_t> groups;
    std::set<const Member*> same;
    for (Member& member : members_) {
        if (!may_have_stem(member.text, stems.front())) continue;
        if (stems_of(member, analyser) != stems) continue;
        groups.insert(member.group);
        same.insert(&member);
    }
    std::vector<std::string> texts;
    for (const Member& member : members_) {
        if (groups.contains(member.group) && !same.contains(&member))
            texts.emplace_back(member.text);
    }
    return texts;
}

Result<Synonyms> load_synonyms(const std::string& index_folder, const std::string& extra_path) {
    Synonyms synonyms;
    if (auto added = synonyms.add_built_in(); !added) return tl::unexpected(added.error());
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
