#include "indexer/readers/dump/dateline.h"

#include <algorithm>
#include <array>

#include "indexer/readers/dump/text_shape.h"
#include "schema/utf8.h"

namespace nachlese::dump {

namespace {

constexpr std::size_t kLongestPlace = 60;  // bytes
constexpr std::size_t kLongestAgency = 40;
constexpr std::size_t kLongestDateline = 140;

// Wire services, as they stand in parentheses; only needed where no dash follows, to tell
// "Bern (sda) Der Rat" from "Meier (SPD) hat".
constexpr std::array<std::string_view, 20> kAgencies{
    "adn", "afp", "afx", "ap",  "apa", "awp",     "dapd", "ddp", "dpa", "dpa-afx",
    "dts", "epd", "kap", "kna", "ots", "reuters", "rtr",  "sda", "sid", "upi"};

// Small words inside the names of places.
constexpr std::array<std::string_view, 17> kPlaceParticles{"am",  "an",  "auf", "bei", "da", "de",
                                                           "del", "der", "di",  "do",  "im", "in",
                                                           "la",  "ob",  "the", "vor", "zu"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_place(std::string_view text) {
    if (text.empty() || text.size() > kLongestPlace) return false;
    std::size_t offset = 0;
    int words = 0;
    for (auto word = next_word(text, offset); !word.empty(); word = next_word(text, offset)) {
        if (word[0] >= '0' && word[0] <= '9') return false;
        const bool fits =
            starts_with_capital(word) || (words > 0 && contains(kPlaceParticles, word));
        if (!fits || ++words > 6) return false;
    }
    constexpr std::string_view kForbidden = ":;!?\"([{@#";
    return words > 0 && text.find_first_of(kForbidden) == std::string_view::npos &&
           starts_with_capital(text);
}

bool is_agency(std::string_view text) {
    if (text.empty() || text.size() > kLongestAgency) return false;
    const LineShape shape = shape_of(text);
    return shape.words >= 1 && shape.words <= 5 && shape.digits == 0;
}

bool is_known_agency(std::string_view text) {
    std::string lower = lower_case(text);
    lower.resize(std::min(lower.find_first_of("/,;+ "), lower.size()));
    return contains(kAgencies, lower);
}

bool take_dash(std::string_view& text) {
    for (const std::string_view dash : {" - ", " – ", " — ", "- ", "– ", "— ", " -- "}) {
        if (text.starts_with(dash)) {
            text.remove_prefix(dash.size());
            return true;
        }
    }
    return false;
}

// "Bern (sda) - Der", "Bern (sda) Der", "(BANG) - Der".
std::optional<Dateline> with_agency(std::string_view head, const DateTime& now,
                                    const TimeZone& zone) {
    const std::size_t open = head.find('(');
    const std::size_t close = head.find(')', open == std::string_view::npos ? 0 : open);
    if (close == std::string_view::npos || open > kLongestPlace + 20) return std::nullopt;
    const std::string_view agency = trim(head.substr(open + 1, close - open - 1));
    std::string_view rest = head.substr(close + 1);
    const bool dash = take_dash(rest);
    if (!is_agency(agency) || (!dash && !is_known_agency(agency))) return std::nullopt;
    Dateline dateline{{}, std::string(agency), {}};
    std::string_view place = trim(head.substr(0, open));
    if (place.empty()) return dateline;
    dateline.date = find_german_date(place, now, zone);
    if (dateline.date) place = trim(place.substr(0, dateline.date->begin));
    while (place.ends_with(',') || place.ends_with(' '))
        place.remove_suffix(1);
    if (!is_place(place)) return std::nullopt;
    dateline.place = place;
    return dateline;
}

// "HAMBURG, 3. Mai. ", "Linden, 10.01.2026 - ".
std::optional<Dateline> with_date(std::string_view head, const DateTime& now,
                                  const TimeZone& zone) {
    const auto date = find_german_date(head, now, zone);
    const std::size_t comma = head.find(", ");
    if (!date || comma == std::string_view::npos || date->relative) return std::nullopt;
    std::string_view between = head.substr(comma, date->begin > comma ? date->begin - comma : 0);
    const bool adjoins = between == ", " || between == ", den " || between == ", im ";
    std::string_view rest = head.substr(date->end);
    const bool ends = rest.starts_with(". ") || rest.starts_with(".\u00A0") || take_dash(rest) ||
                      rest.starts_with(": ");
    const std::string_view place = trim(head.substr(0, comma));
    if (!adjoins || !ends || !is_place(place)) return std::nullopt;
    return Dateline{std::string(place), {}, date};
}

// "London/Teheran - Die", "BERLIN. Die", "Berlin. Die".
std::optional<Dateline> with_place_alone(std::string_view head, std::string_view more) {
    std::size_t end = std::string_view::npos;
    for (const std::string_view dash : {" - ", " – ", " — ", ". "}) {
        end = std::min(end, head.find(dash));
    }
    if (end == std::string_view::npos || !is_place(head.substr(0, end))) return std::nullopt;
    const std::string_view place = trim(head.substr(0, end));
    if (shape_of(place).words > 4) return std::nullopt;
    std::size_t offset = 0;
    const std::string_view first = next_word(place, offset);
    if (first.size() < 4 || more.find(first) == std::string_view::npos) {
        const std::string lower = lower_case(place);
        const bool shouted =
            first.size() >= 4 &&
            place.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
        const bool two = place.find('/') != std::string_view::npos;
        if (!shouted && !two) return std::nullopt;
    }
    return Dateline{std::string(place), {}, {}};
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph, std::string_view rest,
                                      const DateTime& now, const TimeZone& zone) {
    const std::string_view head = truncate(paragraph, kLongestDateline);
    if (auto dateline = with_agency(head, now, zone)) return dateline;
    if (auto dateline = with_date(head, now, zone)) return dateline;
    return with_place_alone(head, rest);
}

std::optional<Dateline> dateline_of(const Article& article, const DateTime& now,
                                    const TimeZone& zone) {
    constexpr std::size_t kEnoughText = 4096;  // bytes
    std::string rest = article.teaser;
    for (std::size_t i = 1; i < article.body.size() && rest.size() < kEnoughText; ++i) {
        if (!rest.empty()) rest += ' ';
        rest += article.body[i].text;
    }
    const std::string_view opening =
        article.body.empty() ? std::string_view{} : std::string_view(article.body.front().text);
    if (auto dateline = find_dateline(opening, rest, now, zone)) return dateline;
    return find_dateline(article.teaser, opening, now, zone);
}

}  // namespace nachlese::dump
