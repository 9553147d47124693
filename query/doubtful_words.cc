#include "query/doubtful_words.h"

#include <algorithm>
#include <set>
#include <utility>

#include "query/leaf_expansion.h"

namespace nachlese {

namespace {

// A word in so few articles may be misspelt there too, if another is so many times as frequent.
constexpr std::uint64_t kFewArticles = 5;
constexpr std::uint64_t kMuchMoreFrequent = 10;

class WordCollector {
  public:
    WordCollector(const Xapian::Database& database, WordExpander& expander)
        : database_(database), expander_(expander) {}

    void collect(const QueryNode& node, const Field* field) {
        visit_node(
            node, [&](const Word& word) { add_words(node, word, false, field); },
            [&](const Phrase& phrase) { add_words(node, phrase, true, field); },
            [&](const FieldScope& scope) {
                collect(*scope.operand, &nachlese::field(scope.field));
            },
            [&](const Boost& boost) { collect(*boost.operand, field); },
            [&](const OperandList& list) {
                for (const QueryNode& operand : list.operands)
                    collect(operand, field);
            },
            [](const Wildcard&) {}, [](const FuzzyWord&) {}, [](const DateRange&) {},
            [](const Not&) {});
    }

    std::vector<DoubtfulWord> finish() { return std::move(words_); }

  private:
    template <typename Text>
    void add_words(const QueryNode& leaf, const Text& text, bool is_phrase, const Field* field) {
        if (whole_value(leaf, field)) return;
        TextUse use;
        use.exact = text.exact;
        use.is_phrase = is_phrase;
        use.field = field;
        std::vector<std::string> words;
        expander_.analyser().analyse(text.text, [&](const Token& token) {
            if (token.is_alternative) return;
            words.push_back(text.text.substr(token.start, token.end - token.start));
        });
        for (std::string& word : words)
            add(std::move(word), use);
    }

    void add(std::string word, const TextUse& use) {
        const Expansion expansion = expander_.expand(word, use);
        if (expansion.alternatives.empty()) return;
        const std::uint64_t count = article_count(expansion, use.field);
        if (count > kFewArticles || !seen_.emplace(word, use.field).second) return;
        words_.push_back({std::move(word), use.field, count, {}});
    }

    // Of the word itself, if any article has it; else of what stands for it.
    [[nodiscard]] std::uint64_t article_count(const Expansion& expansion,
                                              const Field* field) const {
        for (const Alternative& alternative : expansion.alternatives) {
            std::uint64_t count = UINT32_MAX;
            for (const Readings& readings : alternative.words)
                count = std::min(count, most_frequent(alternative, readings, field));
            if (count > 0) return count;
        }
        return 0;
    }

    [[nodiscard]] std::uint64_t most_frequent(const Alternative& alternative,
                                              const Readings& readings, const Field* field) const {
        std::uint64_t count = 0;
        for (const SoughtWord& word : readings) {
            count = std::max<std::uint64_t>(
                count, database_.get_termfreq(term_of(alternative, word, field)));
        }
        return count;
    }

    const Xapian::Database& database_;
    WordExpander& expander_;
    std::vector<DoubtfulWord> words_;
    std::set<std::pair<std::string, const Field*>> seen_;
};

}  // namespace

std::vector<DoubtfulWord> doubtful_words(const Xapian::Database& database, WordExpander& expander,
                                         const QueryNode& query) {
    WordCollector collector(database, expander);
    collector.collect(query, nullptr);
    std::vector<DoubtfulWord> words = collector.finish();
    // Those that stop the query go first.
    std::stable_partition(words.begin(), words.end(),
                          [](const DoubtfulWord& word) { return word.article_count == 0; });
    for (std::size_t i = 0; i < std::min(words.size(), kMaxWordsLookedUp); ++i) {
        DoubtfulWord& word = words[i];
        const std::uint64_t least_count =
            std::max<std::uint64_t>(1, word.article_count * kMuchMoreFrequent);
        word.suggestions =
            suggest_spellings(database, expander, word.text, word.field, least_count);
    }
    words.erase(std::remove_if(words.begin(), words.end(),
                               [](const DoubtfulWord& word) {
                                   return word.article_count > 0 && word.suggestions.empty();
                               }),
                words.end());
    return words;
}

}  // namespace nachlese
