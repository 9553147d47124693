#include "tests/bench/made_archive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "schema/analysis/analyser.h"

namespace nachlese::bench {

namespace {

// Chosen so that the number of words that 12,352 real news articles use after ten thousand to ten
// million words comes out, and their number in an article.
constexpr double kFrequentShare = 0.18;  // of words that are among the sample's most frequent
constexpr double kTailShare = 0.12;      // of words that are none of the sample's
constexpr double kRepeatShare = 0.15;    // of those that the article has used before
constexpr double kTailExponent = 1.55;   // of the tail's frequencies by rank
constexpr double kTailOffset = 6000.0;   // ranks over which the tail's head is flat
constexpr std::size_t kFrequentForms = 100;
constexpr double kMaxRank = 1e15;
constexpr int kParagraphs = 12;
constexpr int kSentencesAParagraph = 4;
constexpr int kWordsASentence = 16;
constexpr int kFirstYear = 1990;
constexpr int kYears = 30;

constexpr std::array<std::string_view, 24> kSyllables{
    "al",  "ber", "brun", "dor",  "eck", "el",  "fal", "gan", "hol", "ing", "kes",  "lan",
    "mar", "nor", "os",   "quir", "rei", "sel", "tal", "um",  "ven", "wit", "zell", "ör"};
constexpr std::array<std::string_view, 8> kNameEndings{"au",   "berg", "burg", "er",
                                                       "feld", "mann", "ow",   "stedt"};
constexpr std::array<std::string_view, 6> kInflections{"e", "en", "er", "es", "n", "s"};
constexpr std::array<std::string_view, 6> kLinkedEndings{"ung", "heit", "keit",
                                                         "ion", "tät",  "schaft"};
constexpr std::array<std::string_view, 6> kSources{"nvd",      "kna",       "Bote",
                                                   "Anzeiger", "Rundschau", "Tagblatt"};

class Random {
  public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    // The standard's distributions differ from library to library.
    [[nodiscard]] double unit() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
    [[nodiscard]] std::size_t below(std::size_t limit) {
        return static_cast<std::size_t>(unit() * static_cast<double>(limit));
    }
    // About `mean`, at least half and at most one and a half times as many.
    [[nodiscard]] int around(int mean) {
        return mean / 2 + static_cast<int>(below(static_cast<std::size_t>(mean) + 1));
    }
    template <typename Range>
    [[nodiscard]] const auto& one_of(const Range& range) {
        return range[below(range.size())];
    }

  private:
    std::mt19937_64 engine_;
};

std::string lower_case(const std::string& word) {
    std::string lower;
    icu::UnicodeString::fromUTF8(word).toLower(icu::Locale::getGerman()).toUTF8String(lower);
    return lower;
}

std::string title_case(const std::string& word) {
    icu::UnicodeString title = icu::UnicodeString::fromUTF8(word);
    const std::int32_t behind_first = title.moveIndex32(0, 1);
    title.replace(0, behind_first, icu::UnicodeString(title, 0, behind_first).toUpper());
    std::string text;
    return title.toUTF8String(text);
}

std::string compound_of(const std::string& first, const std::string& second) {
    const bool linked =
        std::any_of(kLinkedEndings.begin(), kLinkedEndings.end(),
                    [&](std::string_view ending) { return first.ends_with(ending); });
    return first + (linked ? "s" : "") + lower_case(second);
}

std::string name_of(Random& random) {
    std::string name;
    for (int left = random.around(3); left > 0; --left)
        name += random.one_of(kSyllables);
    name += random.one_of(kNameEndings);
    return title_case(name);
}

}  // namespace

// Of one article.
class MadeArchive::Writer {
  public:
    Writer(const MadeArchive& archive, std::uint64_t number) : archive_(archive), random_(number) {}

    MadeArticle write(std::uint64_t number) {
        const int year = kFirstYear + static_cast<int>(random_.below(kYears));
        const std::size_t month = 1 + random_.below(12);
        const std::string date = fmt::format("{}.{}.{}, {:02}:{:02} Uhr", 1 + random_.below(28),
                                             month, year, random_.below(24), random_.below(60));
        const std::string_view source = random_.one_of(kSources);
        std::string body;
        for (int left = random_.around(kParagraphs); left > 0; --left)
            body += paragraph() + "\n\n";
        const std::string headline = sentence(6, "");
        return {fmt::format("{}/{:02}/{:07}.txt", year, month, number),
                fmt::format("{}\n\n{} · Quelle: {}\n\n{}", headline, date, source, body)};
    }

  private:
    std::string paragraph() {
        std::string text;
        for (int left = random_.around(kSentencesAParagraph); left > 0; --left) {
            if (!text.empty()) text += ' ';
            text += sentence(random_.around(kWordsASentence), ".");
        }
        return text;
    }

    std::string sentence(int words, std::string_view end) {
        std::string text = title_case(word());
        for (int left = words - 1; left > 0; --left)
            text += ' ' + word();
        return text.append(end);
    }

    std::string word() {
        const double kind = random_.unit();
        if (kind < kFrequentShare) return random_.one_of(archive_.frequent_words_);
        if (kind < kFrequentShare + kTailShare || used_.empty()) {
            used_.push_back(archive_.tail_word(tail_rank()));
            return used_.back();
        }
        const bool repeats = kind < kFrequentShare + kTailShare + kRepeatShare;
        return random_.one_of(repeats ? used_ : archive_.running_words_);
    }

    // By the inverse of the distribution function of a Pareto law of the second kind (Lomax).
    std::uint64_t tail_rank() {
        const double rank =
            kTailOffset * (std::pow(1.0 - random_.unit(), -1.0 / (kTailExponent - 1.0)) - 1.0);
        return static_cast<std::uint64_t>(std::min(rank, kMaxRank));
    }

    const MadeArchive& archive_;
    Random random_;
    std::vector<std::string> used_;  // of the tail
};

MadeArchive::MadeArchive(const SampleArchive& sample) {
    Analyser analyser;
    std::set<std::string> nouns;
    for (const Article& article : sample.articles) {
        for (const Paragraph& paragraph : article.body) {
            bool is_first = true;
            analyser.analyse(paragraph.text, [&](const Token& token) {
                if (token.is_alternative) return;
                std::string word = paragraph.text.substr(token.start, token.end - token.start);
                if (!is_first && word.size() >= 4 && lower_case(word) != word) nouns.insert(word);
                is_first = paragraph.text.compare(token.end, 1, ".") == 0;
                running_words_.push_back(std::move(word));
            });
        }
    }
    nouns_.assign(nouns.begin(), nouns.end());
    std::unordered_map<std::string, std::size_t> counts;
    for (const std::string& word : running_words_)
        ++counts[word];
    std::vector<std::pair<std::size_t, std::string>> by_count;
    for (const auto& [word, count] : counts)
        by_count.emplace_back(count, word);
    std::sort(by_count.rbegin(), by_count.rend());
    by_count.resize(std::min(by_count.size(), kFrequentForms));
    for (const auto& [count, word] : by_count)
        frequent_words_.insert(frequent_words_.end(), count, word);
}

MadeArticle MadeArchive::article(std::uint64_t number) const {
    return Writer(*this, number).write(number);
}

std::string MadeArchive::tail_word(std::uint64_t rank) const {
    Random random(rank);
    const double kind = random.unit();
    if (kind < 0.25) return name_of(random);
    std::string compound = compound_of(random.one_of(nouns_), random.one_of(nouns_));
    if (kind < 0.45) compound += random.one_of(kInflections);
    return compound;
}

}  // namespace nachlese::bench
