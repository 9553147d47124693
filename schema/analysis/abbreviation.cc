#include "schema/analysis/abbreviation.h"

#include <array>

namespace nachlese {

namespace {

// The longer of two that begin alike comes first. None whose letters are all capitals but "Z.B.":
// those are a person's initials.
constexpr std::array<std::string_view, 40> kAbbreviations{
    "a.a.O.", "a.D.",   "a.M.",   "b.a.w.",   "d.h.",   "d.J.", "e.V.",     "i.d.F.",
    "i.d.R.", "i.S.d.", "i.S.v.", "i.V.m.",   "m.b.H.", "m.E.", "m.W.",     "n.Chr.",
    "o.ä.",   "o.Ä.",   "o.dgl.", "o.g.",     "p.a.",   "s.o.", "s.u.",     "u.a.m.",
    "u.a.",   "u.ä.",   "u.Ä.",   "u.dgl.",   "u.s.w.", "u.U.", "u.v.a.m.", "u.v.a.",
    "u.v.m.", "v.a.",   "v.Chr.", "v.l.n.r.", "z.B.",   "z.b.", "z.T.",     "z.Zt.",
};
constexpr std::string_view kCapitalised = "Z.B.";

constexpr std::array<std::string_view, 4> kBlanks{" ", "\u00A0", "\u2009", "\u202F"};

std::size_t behind_blank(std::string_view text, std::size_t offset) {
    for (const std::string_view blank : kBlanks) {
        if (text.substr(offset).starts_with(blank)) return offset + blank.size();
    }
    return offset;
}

bool is_same_letter(char written, char spelt, bool is_first) {
    const bool is_capital_of_it =
        is_first && spelt >= 'a' && spelt <= 'z' && written == spelt - 'a' + 'A';
    return written == spelt || is_capital_of_it;
}

// A capital begins a sentence ("D. h."), or are initials ("D. H. Lawrence").
bool is_capitals_alone(std::string_view text) {
    return text.find_first_of("abcdefghijklmnopqrstuvwxyz\xC3") == std::string_view::npos;
}

// Where `spelling` ends in the text, which may have a blank behind each full stop; 0 if it is not
// there.
std::size_t end_of(std::string_view spelling, std::string_view text, std::size_t start) {
    std::size_t at = start;
    for (std::size_t i = 0; i < spelling.size(); ++i) {
        if (i > 0 && spelling[i - 1] == '.') at = behind_blank(text, at);
        if (at == text.size() || !is_same_letter(text[at], spelling[i], i == 0)) return 0;
        ++at;
    }
    return at;
}

}  // namespace

std::optional<Abbreviation> abbreviation_at(std::string_view text, std::size_t start) {
    for (const std::string_view spelling : kAbbreviations) {
        const std::size_t end = end_of(spelling, text, start);
        if (end == 0) continue;
        if (text[start] == spelling.front() || !is_capitals_alone(text.substr(start, end - start)))
            return Abbreviation{end, spelling};
    }
    const std::size_t end = end_of(kCapitalised, text, start);
    if (end == 0) return std::nullopt;
    return Abbreviation{end, kCapitalised};
}

}  // namespace nachlese
