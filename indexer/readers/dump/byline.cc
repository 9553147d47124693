#include "indexer/readers/dump/byline.h"

#include <algorithm>
#include <array>

#include "schema/utf8.h"

namespace nachlese::dump {

namespace {

constexpr std::size_t kLongestName = 60;  // bytes
constexpr std::size_t kLongestTag = 80;
constexpr std::size_t kMostTags = 40;

constexpr std::array<std::string_view, 12> kNameParticles{"von", "van", "de",  "der", "den", "zu",
                                                          "al",  "el",  "del", "la",  "ten", "di"};

// Cuts `text` at every one of the separators.
std::vector<std::string_view> split(std::string_view text,
                                    const std::vector<std::string_view>& separators) {
    std::vector<std::string_view> parts;
    for (;;) {
        std::size_t cut = std::string_view::npos;
        std::size_t length = 0;
        for (const std::string_view separator : separators) {
            const std::size_t at = text.find(separator);
            if (at < cut) {
                cut = at;
                length = separator.size();
            }
        }
        parts.push_back(trim(text.substr(0, cut)));
        if (cut == std::string_view::npos) return parts;
        text.remove_prefix(cut + length);
    }
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > kLongestName) return false;
    int words = 0;
    std::size_t offset = 0;
    for (auto word = next_word(text, offset); !word.empty(); word = next_word(text, offset)) {
        const bool particle = words > 0 && std::find(kNameParticles.begin(), kNameParticles.end(),
                                                     word) != kNameParticles.end();
        if (!starts_with_capital(word) && !particle) return false;
        if (is_stop_word(word) && !particle) return false;
        ++words;
    }
    constexpr std::string_view kForbidden = "0123456789:;!?\"([{@#/+";
    return words >= 2 && words <= 5 && text.find_first_of(kForbidden) == std::string_view::npos &&
           !text.ends_with('.');
}

const std::vector<std::string_view>& name_separators() {
    static const std::vector<std::string_view> separators{" und ", " & ",   " | ", ", ", " ,",
                                                          " · ",   " mit ", " / ", ";"};
    return separators;
}

}  // namespace

std::vector<std::string> names_in(std::string_view author_line) {
    const std::string lower = lower_case(author_line);
    std::string_view rest = after_mark(author_line, lower, Mark::Author);
    const std::string_view slash = "/ ";
    if (rest.starts_with(slash)) rest.remove_prefix(slash.size());
    std::vector<std::string> names;
    for (const std::string_view part : split(rest, name_separators())) {
        // A date often follows on the same line: "Von Erika Muster 28.04.2023, 18:11 Uhr".
        const std::string_view name = trim(part.substr(0, part.find_first_of("0123456789")));
        if (is_name(name)) names.emplace_back(name);
    }
    return names;
}

bool is_names_only(const Line& line) {
    if (line.shape.characters > 90 || line.shape.digits > 0 || line.mark != Mark::None)
        return false;
    const auto parts = split(line.text, name_separators());
    return std::all_of(parts.begin(), parts.end(), is_name);
}

std::vector<std::string> tags_in(std::string_view tag_line) {
    const std::string lower = lower_case(tag_line);
    std::string_view rest = after_mark(tag_line, lower, Mark::Tags);
    const std::size_t colon = rest.find(": ");
    const bool labelled = rest.size() < tag_line.size();
    if (labelled && colon != std::string_view::npos && colon < 30) rest.remove_prefix(colon + 2);
    const bool slashed = rest.find(" / ") != std::string_view::npos;
    const bool keywords = tag_line.ends_with('/');
    const std::vector<std::string_view> separators =
        keywords  ? std::vector<std::string_view>{"/"}
        : slashed ? std::vector<std::string_view>{" / "}
                  : std::vector<std::string_view>{", ", " | ", " · ", " • ", "; ", " #"};
    std::vector<std::string> tags;
    for (std::string_view part : split(rest, separators)) {
        while (part.starts_with('#'))
            part = trim(part.substr(1));
        if (part.empty() || part.size() > kLongestTag || tags.size() == kMostTags) continue;
        if (std::find(tags.begin(), tags.end(), part) == tags.end()) tags.emplace_back(part);
    }
    return tags;
}

bool is_keyword_line(const Line& line) {
    if (!line.text.ends_with('/') || line.text.size() > 120 ||
        line.text.find("//") != std::string::npos)
        return false;
    const auto parts = split(std::string_view(line.text).substr(0, line.text.size() - 1), {"/"});
    return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return starts_with_capital(part) && shape_of(part).words <= 4;
    });
}

bool is_slashed_tags(const Line& line) {
    if (line.prose || line.shape.ends_sentence || line.text.size() > 400) return false;
    const auto parts = split(line.text, {" / "});
    return parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return !part.empty() && part.size() <= kLongestTag && shape_of(part).words <= 6;
           });
}

std::string source_in(std::string_view line) {
    const std::string lower = lower_case(line);
    constexpr std::string_view kLabel = "quelle: ";
    const std::size_t at = lower.find(kLabel);
    if (at == std::string::npos) return {};
    std::string_view source = line.substr(at + kLabel.size());
    source = source.substr(0, std::min(source.find(" · "), source.find(" | ")));
    while (source.ends_with(')') && source.find('(') == std::string_view::npos) {
        source.remove_suffix(1);
    }
    return source.size() <= kLongestTag ? std::string(trim(source)) : std::string{};
}

}  // namespace nachlese::dump
