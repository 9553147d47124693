#include "query/synonym_lines.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::ptrdiff_t kMaxGroupMembers = 50;
constexpr std::size_t kMaxMemberBytes = 200;

bool holds_a_word(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= '0' && byte <= '9') || static_cast<unsigned char>(byte) >= 0x80;
    });
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

}  // namespace

std::string_view take_group(std::string_view& text, std::size_t& number) {
    while (!text.empty()) {
        const std::string_view line = trim(take_line(text));
        ++number;
        if (!line.empty() && line.front() != '#') return line;
    }
    return {};
}

std::string_view take_member(std::string_view& line) {
    const std::size_t end = std::min(line.find(','), line.size());
    const std::string_view member = trim(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    return member;
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

std::vector<std::string> stems_of_name(std::string_view name, Analyser& analyser) {
    std::vector<std::string> stems;
    analyser.analyse(name, [&stems](const Token& token) {
        if (!token.is_alternative) stems.push_back(token.form->stem);
    });
    return stems;
}

}  // namespace nachlese
