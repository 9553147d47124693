#include "query/umlaut_variants.h"

#include <algorithm>
#include <array>

namespace nachlese {

namespace {

// The ways to write one vowel, in the order of Spelling.
enum Spelling : std::size_t { Umlaut, TwoLetters, OneLetter };
using Vowel = std::array<std::string_view, 3>;
constexpr std::array<Vowel, 3> kVowels{{{"ä", "ae", "a"}, {"ö", "oe", "o"}, {"ü", "ue", "u"}}};

struct Site {
    std::size_t offset;
    const Vowel* vowel;
    Spelling spelling;
};

// Spellings in the order of the enumeration, so that "ae" is not taken for "a".
const Vowel* vowel_at(std::string_view surface, std::size_t offset, Spelling spelling) {
    for (const Vowel& vowel : kVowels) {
        if (surface.substr(offset).starts_with(vowel[spelling])) return &vowel;
    }
    return nullptr;
}

std::vector<Site> find_sites(std::string_view surface) {
    std::vector<Site> sites;
    for (std::size_t offset = 0; offset < surface.size();) {
        std::size_t length = 1;
        for (const Spelling spelling : {Umlaut, TwoLetters, OneLetter}) {
            const Vowel* const vowel = vowel_at(surface, offset, spelling);
            if (vowel == nullptr) continue;
            sites.push_back({offset, vowel, spelling});
            length = (*vowel)[spelling].size();
            break;
        }
        offset += length;
    }
    return sites;
}

template <typename Changes>
std::string rewritten(std::string_view surface, const std::vector<Site>& sites, Spelling target,
                      Changes changes) {
    std::string text;
    std::size_t copied_to = 0;
    for (const Site& site : sites) {
        if (!changes(site)) continue;
        text += surface.substr(copied_to, site.offset - copied_to);
        text += (*site.vowel)[target];
        copied_to = site.offset + (*site.vowel)[site.spelling].size();
    }
    text += surface.substr(copied_to);
    return text;
}

class VariantMaker {
  public:
    explicit VariantMaker(std::string_view surface)
        : surface_(surface), sites_(find_sites(surface)) {}

    std::vector<std::string> make() {
        const auto all = [](const Site& site) { return site.spelling != OneLetter; };
        for (const Spelling target : {Umlaut, TwoLetters, OneLetter})
            add(target, all);
        for (const Spelling target : {Umlaut, OneLetter, TwoLetters}) {
            for (const Site& chosen : sites_)
                add(target, [&](const Site& site) { return &site == &chosen; });
        }
        return std::move(variants_);
    }

  private:
    template <typename Changes>
    void add(Spelling target, Changes changes) {
        if (variants_.size() == kMaxUmlautVariants) return;
        std::string variant = rewritten(surface_, sites_, target, changes);
        const bool is_new = variant != surface_ && std::find(variants_.begin(), variants_.end(),
                                                             variant) == variants_.end();
        if (is_new) variants_.push_back(std::move(variant));
    }

    std::string_view surface_;
    std::vector<Site> sites_;
    std::vector<std::string> variants_;
};

}  // namespace

std::vector<std::string> umlaut_variants(std::string_view surface) {
    return VariantMaker(surface).make();
}

std::string without_umlauts(std::string_view surface) {
    return rewritten(surface, find_sites(surface), OneLetter, [](const Site&) { return true; });
}

}  // namespace nachlese
