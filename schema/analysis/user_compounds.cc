#include "schema/analysis/user_compounds.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "schema/analysis/form_filter.h"
#include "schema/code_point.h"
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

std::string_view next_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace

Result<UserCompounds> UserCompounds::parse(std::string_view text, std::string_view name) {
    UserCompounds compounds;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = next_line(text);
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
    const auto unreadable = [&path](std::string_view reason) {
        return fail(ErrorCode::Io, fmt::format("{}: {}", path, reason),
                    "name a file of words, one a line");
    };
    std::error_code ignored;  // what cannot be looked at cannot be opened either
    // A stream opens a folder as if it were an empty file.
    if (std::filesystem::is_directory(path, ignored)) return unreadable("is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable("cannot be read");
    std::string text(kMaxUserCompoundsBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) return unreadable("cannot be read to its end");
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > kMaxUserCompoundsBytes) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: is larger than {} bytes", path, kMaxUserCompoundsBytes),
                    "keep the words that matter; the lexicon splits the others");
    }
    return parse(text, path);
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
