#include "query/word_family.h"

#include <algorithm>
#include <array>
#include <optional>

namespace nachlese {

namespace {

// Both ways: what ends in one may have a relative that ends in the other.
struct Derivation {
    std::string_view base;     // ending of a stem
    std::string_view derived;  // ending of a stem that is derived of it
    bool takes_umlaut;
};

// Names of places and those who live there, doers, adjectives. Endings that stems have lost already
// ("-ung", most "-isch") need no row.
constexpr std::array kDerivations{
    Derivation{"", "er", true},           // Hamburg, Hamburger; Mord, Mörder
    Derivation{"en", "er", false},        // Bremen, Bremer
    Derivation{"ien", "ier", false},      // Belgien, Belgier
    Derivation{"ien", "isch", false},     // Belgien, belgisch
    Derivation{"ien", "", false},         // Serbien, serbisch
    Derivation{"ier", "isch", false},     // Spanier, spanisch
    Derivation{"", "isch", true},         // Stadt, städtisch
    Derivation{"land", "", false},        // Russland, russisch
    Derivation{"land", "länd", false},    // Thailand, thailändisch
    Derivation{"land", "länder", false},  // Ausland, Ausländer
    Derivation{"", "lich", true},         // Papst, päpstlich
    Derivation{"", "ig", true},           // Geist, geistig
    Derivation{"", "schaft", false},      // Mann, Mannschaft
    Derivation{"", "erei", false},        // Druck, Druckerei
};

// Shorter ones are common to too many words.
constexpr std::size_t kMinCommonBytes = 4;

struct Vowel {
    std::string_view plain;
    std::string_view umlaut;
};
constexpr std::array kVowels{Vowel{"a", "ä"}, Vowel{"o", "ö"}, Vowel{"u", "ü"}};

// With the last of the vowels `from` written `to`; nothing where there is none.
std::optional<std::string> with_last_vowel(std::string_view text, std::string_view Vowel::*from,
                                           std::string_view Vowel::*to) {
    const Vowel* last = nullptr;
    std::size_t offset = 0;
    for (const Vowel& vowel : kVowels) {
        const std::size_t found = text.rfind(vowel.*from);
        if (found == std::string_view::npos || (last != nullptr && found < offset)) continue;
        last = &vowel;
        offset = found;
    }
    if (last == nullptr) return std::nullopt;
    std::string changed(text);
    changed.replace(offset, (last->*from).size(), last->*to);
    return changed;
}

class Family {
  public:
    explicit Family(std::string_view stem) : stem_(stem) {}

    void add_relatives(const Derivation& derivation) {
        if (const auto common = without(derivation.base)) {
            add(*common, derivation.derived);
            if (derivation.takes_umlaut)
                add_changed(*common, &Vowel::plain, &Vowel::umlaut, derivation.derived);
        }
        if (const auto common = without(derivation.derived)) {
            add(*common, derivation.base);
            if (derivation.takes_umlaut)
                add_changed(*common, &Vowel::umlaut, &Vowel::plain, derivation.base);
        }
    }

    std::vector<std::string> take() { return std::move(stems_); }

  private:
    [[nodiscard]] std::optional<std::string_view> without(std::string_view ending) const {
        if (stem_.size() < ending.size() + kMinCommonBytes || !stem_.ends_with(ending)) {
            return std::nullopt;
        }
        return stem_.substr(0, stem_.size() - ending.size());
    }

    void add_changed(std::string_view common, std::string_view Vowel::*from,
                     std::string_view Vowel::*to, std::string_view ending) {
        if (const auto changed = with_last_vowel(common, from, to)) add(*changed, ending);
    }

    void add(std::string_view common, std::string_view ending) {
        std::string stem = std::string(common).append(ending);
        if (stem == stem_ || std::find(stems_.begin(), stems_.end(), stem) != stems_.end()) return;
        stems_.push_back(std::move(stem));
    }

    std::string_view stem_;
    std::vector<std::string> stems_;
};

}  // namespace

std::vector<std::string> word_family(std::string_view stem) {
    Family family(stem);
    for (const Derivation& derivation : kDerivations)
        family.add_relatives(derivation);
    return family.take();
}

}  // namespace nachlese
