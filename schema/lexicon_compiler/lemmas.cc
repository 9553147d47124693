#include "schema/lexicon_compiler/lemmas.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "schema/lexicon_compiler/lines.h"
#include "schema/utf8.h"

namespace nachlese::lexicon_compiler {

namespace {

// The flags of igerman98 (its file README): which suffixes inflect a word, and which make another
// word of it.
constexpr std::string_view kInflectingFlags = "ACDEINPQRSTWXYZOpq";
constexpr std::string_view kVerbFlags = "I";
constexpr std::string_view kAdjectiveFlags = "AC";
constexpr char kComparableFlag = 'C';
constexpr std::string_view kGenitiveFlags = "STP";  // a form that has them is no plural
constexpr char kFeminineFlag = 'F';                 // Lehrer, Lehrerin: one lemma
struct Derivation {
    char flag;
    WordClass word_class;
};
constexpr std::array<Derivation, 4> kDerivations{{
    {'J', WordClass::Noun},       // -ung
    {'M', WordClass::Noun},       // -chen
    {'B', WordClass::Adjective},  // -bar
    {'L', WordClass::Adjective},  // -lich
}};
struct Prefix {
    char flag;
    std::string_view text;
};
constexpr std::array<Prefix, 2> kPrefixes{{{'U', "un"}, {'V', "ver"}}};
constexpr std::string_view kForbiddenFlag = "d";
constexpr std::string_view kCompoundOnlyFlags = "oh";

struct Umlaut {
    std::string_view with;
    std::string_view without;
};
constexpr std::array<Umlaut, 6> kUmlauts{
    {{"ä", "a"}, {"ö", "o"}, {"ü", "u"}, {"Ä", "A"}, {"Ö", "O"}, {"Ü", "U"}}};
constexpr std::array<std::string_view, 3> kUmlautPlurals{"er", "e", ""};
constexpr std::array<std::string_view, 3> kParticipleEndings{"et", "t", "en"};
constexpr std::array<std::string_view, 2> kInfinitiveEndings{"en", "n"};

// Its last umlaut taken back: Häuser -> Hauser. Nothing where there is none.
std::optional<std::string> without_last_umlaut(const std::string& word) {
    std::size_t last = std::string::npos;
    const Umlaut* found = nullptr;
    for (const Umlaut& umlaut : kUmlauts) {
        const std::size_t at = word.rfind(umlaut.with);
        if (at == std::string::npos || (found != nullptr && at < last)) continue;
        last = at;
        found = &umlaut;
    }
    if (found == nullptr) return std::nullopt;
    return word.substr(0, last) + std::string(found->without) +
           word.substr(last + found->with.size());
}

bool is_capitalised(const std::string& word) {
    const bool is_ascii_capital = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
    return is_ascii_capital ||
           std::any_of(kUmlauts.begin(), kUmlauts.end(), [&word](const Umlaut& umlaut) {
               return umlaut.without < "a" && word.starts_with(umlaut.with);
           });
}

bool is_acronym(const std::string& word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(),
                                           [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

class LemmaFinder {
  public:
    LemmaFinder(const HunspellDictionary& dictionary, const StrongForms& strong_forms)
        : dictionary_(dictionary), strong_forms_(strong_forms) {}

    Lemmas find() {
        merge_entries();
        for (const auto& [word, entry] : entries_)
            add_entry(entry);
        choose();
        return std::move(result_);
    }

  private:
    using Candidate = std::pair<std::string, WordClass>;  // a lemma

    void merge_entries() {
        for (const DictionaryWord& word : dictionary_.words()) {
            if (word.has_any(kForbiddenFlag)) continue;
            if (word.has_any(kCompoundOnlyFlags)) {
                if (word.has('h')) result_.modifiers.insert(fold(word.word));
                continue;
            }
            if (is_acronym(word.word)) result_.acronyms.insert(fold(word.word));
            DictionaryWord& entry = entries_[word.word];
            entry.word = word.word;
            entry.flags += word.flags;
            if (!is_capitalised(word.word) && word.word.ends_with('n') &&
                word.has_any(kVerbFlags)) {
                verbs_.insert(word.word);
            }
        }
    }

    [[nodiscard]] WordClass class_of(const DictionaryWord& entry) const {
        if (verbs_.contains(entry.word)) return WordClass::Verb;
        if (is_capitalised(entry.word)) return WordClass::Noun;
        return entry.has_any(kAdjectiveFlags) ? WordClass::Adjective : WordClass::Other;
    }

    void add_entry(const DictionaryWord& entry) {
        std::string lemma = entry.word;
        WordClass word_class = class_of(entry);
        if (word_class == WordClass::Noun) {
            if (const auto singular = singular_of(entry)) lemma = *singular;
        } else if (word_class != WordClass::Verb && !entry.has(kComparableFlag)) {
            if (const auto infinitive = infinitive_of(entry.word)) {
                lemma = *infinitive;
                word_class = WordClass::Verb;
            }
        }
        add_inflections(entry, entry.word, lemma, word_class);
        for (const Prefix& prefix : kPrefixes) {
            if (!entry.has(prefix.flag)) continue;
            add_inflections(entry, std::string(prefix.text) + fold(entry.word),
                            std::string(prefix.text) + fold(lemma), word_class);
        }
        if (entry.has(kFeminineFlag)) {
            for (const std::string& form : dictionary_.forms(entry.word, kFeminineFlag))
                add(form, lemma, WordClass::Noun);
        }
        add_derivations(entry);
    }

    void add_inflections(const DictionaryWord& entry, const std::string& word,
                         const std::string& lemma, WordClass word_class) {
        add(word, lemma, word_class);
        for (const char flag : entry.flags) {
            if (kInflectingFlags.find(flag) == std::string_view::npos) continue;
            for (const std::string& form : dictionary_.forms(word, flag))
                add(form, lemma, word_class);
        }
    }

    // The shortest form of a derivation is its lemma: Wechselung, lösbar.
    void add_derivations(const DictionaryWord& entry) {
        for (const Derivation& derivation : kDerivations) {
            if (!entry.has(derivation.flag)) continue;
            const std::vector<std::string> forms = dictionary_.forms(entry.word, derivation.flag);
            for (const std::string& form : forms) {
                const std::string* lemma = &form;
                for (const std::string& other : forms) {
                    if (form.starts_with(other) && other.size() < lemma->size()) lemma = &other;
                }
                add(form, *lemma, derivation.word_class);
            }
        }
    }

    void add(const std::string& form, const std::string& lemma, WordClass word_class) {
        candidates_[fold(form)].insert({fold(lemma), word_class});
    }

    [[nodiscard]] std::optional<std::string> singular_of(const DictionaryWord& entry) const {
        if (entry.has_any(kGenitiveFlags)) return std::nullopt;
        const auto plain = without_last_umlaut(entry.word);
        if (!plain) return std::nullopt;
        for (const std::string_view ending : kUmlautPlurals) {
            if (!plain->ends_with(ending)) continue;
            std::string singular = plain->substr(0, plain->size() - ending.size());
            if (entries_.contains(singular)) return singular;
        }
        return std::nullopt;
    }

    // Of a participle, of an infinitive with zu, or of a form of a strong verb.
    [[nodiscard]] std::optional<std::string> infinitive_of(const std::string& word) const {
        if (auto strong = strong_infinitive(word)) return strong;
        // anzugehen
        for (std::size_t at = word.find("zu", 1); at != std::string::npos;
             at = word.find("zu", at + 1)) {
            std::string verb = word.substr(0, at) + word.substr(at + 2);
            if (verbs_.contains(verb)) return verb;
        }
        for (std::size_t at = word.find("ge"); at != std::string::npos;
             at = word.find("ge", at + 1)) {
            const std::string bare = word.substr(0, at) + word.substr(at + 2);
            for (const std::string_view ending : kParticipleEndings) {
                if (!bare.ends_with(ending)) continue;
                const std::string base = bare.substr(0, bare.size() - ending.size());
                for (const std::string_view infinitive : kInfinitiveEndings) {
                    std::string verb = base + std::string(infinitive);
                    if (verbs_.contains(verb)) return verb;
                }
            }
        }
        return std::nullopt;
    }

    // vergangen, angegangen: what follows the prefix is a changed form, with ge- or without, and
    // prefix and infinitive make a verb.
    [[nodiscard]] std::optional<std::string> strong_infinitive(const std::string& word) const {
        for (std::size_t prefix = 0; prefix + 2 < word.size(); ++prefix) {
            const std::string rest = word.substr(prefix);
            for (const bool is_participle : {false, true}) {
                const std::string form = is_participle ? "ge" + rest : rest;
                const auto strong = strong_forms_.find(form);
                if (strong == strong_forms_.end()) continue;
                if (is_participle && has_own_ge(strong->second, form)) continue;
                std::string verb = word.substr(0, prefix) + strong->second;
                if (verbs_.contains(verb)) return verb;
            }
        }
        return std::nullopt;
    }

    // The ge- of "gelang" is no mark of a participle, so that "lang" is no form of gelingen.
    static bool has_own_ge(const std::string& infinitive, const std::string& form) {
        return infinitive.starts_with("ge") && !form.starts_with("gege");
    }

    // A form that is a lemma itself belongs to itself: "raten" to raten, not to a plural of Rat.
    void choose() {
        for (const auto& [form, lemmas] : candidates_) {
            const Candidate* best = &*lemmas.begin();
            const Candidate* best_noun = nullptr;
            for (const Candidate& candidate : lemmas) {
                if (is_better(form, candidate, *best)) best = &candidate;
                if (candidate.second != WordClass::Noun) continue;
                if (best_noun == nullptr || is_better(form, candidate, *best_noun)) {
                    best_noun = &candidate;
                }
            }
            result_.of_form.emplace(form, Lemma{best->first, best->second});
            if (best_noun != nullptr && best_noun->first != best->first) {
                result_.noun_of_form.emplace(form, best_noun->first);
            }
            for (const auto& [lemma, word_class] : lemmas) {
                const auto [entry, is_new] = result_.word_class.emplace(lemma, word_class);
                // An infinitive can always be a noun: das Treffen.
                if (!is_new && word_class == WordClass::Verb) entry->second = word_class;
            }
        }
    }

    static bool is_better(const std::string& form, const Candidate& candidate,
                          const Candidate& best) {
        const bool own = candidate.first == form;
        const bool best_own = best.first == form;
        if (own != best_own) return own;
        return candidate.first.size() < best.first.size();
    }

    const HunspellDictionary& dictionary_;
    const StrongForms& strong_forms_;
    std::map<std::string, DictionaryWord> entries_;
    std::set<std::string> verbs_;
    std::map<std::string, std::set<Candidate>> candidates_;
    Lemmas result_;
};

}  // namespace

StrongForms read_strong_verbs(const std::string& file) {
    StrongForms forms;
    for_each_row(file, [&forms](const std::vector<std::string>& row) {
        const std::string infinitive = row.front().substr(0, row.front().find(':'));
        for (std::size_t i = 1; i < row.size(); ++i)
            forms.emplace(row[i], infinitive);
    });
    return forms;
}

Lemmas find_lemmas(const HunspellDictionary& dictionary, const StrongForms& strong_forms) {
    return LemmaFinder(dictionary, strong_forms).find();
}

}  // namespace nachlese::lexicon_compiler
