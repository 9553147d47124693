#include "schema/analysis/user_compounds.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "schema/analysis/form_filter.h"
#include "schema/code_point.h"
#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr char kBar = '|';
constexpr char kComment = '#';
constexpr const char* kHint = "write one word a line: Wachs|tube to split it, Wachstube to keep it";

struct Entry {
    std::string word;
    std::vector<std::size_t> cuts;
};

// What the tokeniser leaves together whatever the language: anything else would never be met.
bool is_one_word(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const UChar32 point = next_code_point(text, offset);
        if (point < 0) return false;
        constexpr auto kWordMask = static_cast<std::uint32_t>(U_GC_L_MASK | U_GC_M_MASK);
        if ((U_GET_GC_MASK(point) & kWordMask) == 0) return false;
    }
    return true;
}

// `line` is valid UTF-8 and not empty.
tl::expected<Entry, std::string> parse_line(std::string_view line) {
    Entry entry;
    std::string written;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(kBar, begin), line.size());
        const std::string_view piece = line.substr(begin, end - begin);
        const std::string folded = fold(piece);
        if (folded.empty()) return tl::unexpected<std::string>("a piece is empty");
        if (!is_one_word(folded)) {
            return tl::unexpected(
                fmt::format("\"{}\" is not made of letters alone", printable(piece)));
        }
        if (begin > 0) entry.cuts.push_back(entry.word.size());
        entry.word += folded;
        written += piece;
        begin = end + 1;
    }
    // An accent that begins a piece would join the letter before the bar.
    if (fold(written) != entry.word) {
        return tl::unexpected<std::string>("a letter is cut from its accent");
    }
    if (entry.word.size() > kMaxFormBytes) {
        return tl::unexpected(fmt::format("is longer than {} bytes", kMaxFormBytes));
    }
    return entry;
}

}  // namespace

Result<UserCompounds> UserCompounds::parse(std::string_view text, std::string_view name) {
    UserCompounds compounds;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = take_line(text);
        const auto broken = [&](std::string_view reason) {
            return fail(ErrorCode::BadInput, fmt::format("{}: line {}: {}", name, number, reason),
                        kHint);
        };
        if (!is_valid_utf8(line)) return broken("is not UTF-8");
        const std::string_view word = trim(line.substr(0, line.find(kComment)));
        if (word.empty()) continue;
        auto entry = parse_line(word);
        if (!entry) return broken(entry.error());
        const auto [known, is_new] = compounds.entries_.try_emplace(entry->word, entry->cuts);
        if (!is_new && known->second != entry->cuts) {
            return broken(
                fmt::format("\"{}\" stands further up with other pieces", printable(word)));
        }
    }
    return compounds;
}

Result<UserCompounds> UserCompounds::read_file(const std::string& path) {
    auto text = read_small_file(path, kMaxUserCompoundsBytes, "name a file of words, one a line");
    if (!text) return tl::unexpected(std::move(text.error()));
    return parse(*text, path);
}

std::string UserCompounds::canonical_text() const {
    std::string text;
    for (const auto& [word, cuts] : entries_) {
        std::size_t begin = 0;
        for (const std::size_t cut : cuts) {
            text.append(word, begin, cut - begin) += kBar;
            begin = cut;
        }
        text.append(word, begin) += '\n';
    }
    return text;
}

}  // namespace nachlese
