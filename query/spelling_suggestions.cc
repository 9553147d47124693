#include "query/spelling_suggestions.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "query/spelling_distance.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

// More would not tell more of how a form is written.
constexpr std::size_t kArticlesLookedAt = 5;

// What is further away than the nearest one was hardly meant, unless it is so much more frequent.
constexpr std::uint64_t kMuchMoreFrequent = 10;

struct Candidate {
    std::string surface;
    std::size_t edits = 0;
    std::uint64_t article_count = 0;
};

bool is_better(const Candidate& one, const Candidate& other) {
    return std::tuple(one.edits, other.article_count, std::string_view(one.surface)) <
           std::tuple(other.edits, one.article_count, std::string_view(other.surface));
}

class Suggester {
  public:
    Suggester(const Xapian::Database& database, WordExpander& expander, const Field* field)
        : database_(database), expander_(expander), field_(field) {}

    std::vector<SuggestedSpelling> suggest(std::string_view word, std::uint64_t least_count) {
        std::vector<Candidate> candidates = find(word, least_count);
        std::sort(candidates.begin(), candidates.end(), is_better);
        drop_unlikely(candidates);
        candidates.resize(std::min(candidates.size(), kMaxSuggestions));
        std::vector<SuggestedSpelling> suggestions;
        suggestions.reserve(candidates.size());
        for (const Candidate& candidate : candidates)
            suggestions.push_back({written_form(candidate.surface), candidate.article_count});
        return suggestions;
    }

  private:
    // Of each stem the nearest form.
    std::vector<Candidate> find(std::string_view word, std::uint64_t least_count) {
        SpellingDistance distance(word);
        const std::string own_stem = expander_.analyser().analyse_form(word).stem;
        std::map<std::string, Candidate> by_stem;
        const bool is_complete =
            expander_.forms().walk_forms(term_prefix_in(field_), {}, [&](std::string_view surface) {
                const auto edits = distance.to(surface);
                if (!edits) return;
                const std::string& stem = expander_.analyser().analyse_form(surface).stem;
                if (stem == own_stem) return;
                Candidate candidate{std::string(surface), *edits,
                                    database_.get_termfreq(stem_term_in(field_, stem))};
                if (candidate.article_count < least_count) return;
                const auto [entry, is_new] = by_stem.try_emplace(stem, candidate);
                if (!is_new && is_better(candidate, entry->second)) entry->second = candidate;
            });
        std::vector<Candidate> candidates;
        if (!is_complete) return candidates;
        for (auto& [stem, candidate] : by_stem)
            candidates.push_back(std::move(candidate));
        return candidates;
    }

    static void drop_unlikely(std::vector<Candidate>& candidates) {
        if (candidates.empty()) return;
        const Candidate best = candidates.front();
        const auto is_unlikely = [&best](const Candidate& candidate) {
            return candidate.edits > best.edits &&
                   candidate.article_count < kMuchMoreFrequent * best.article_count;
        };
        candidates.erase(std::remove_if(candidates.begin(), candidates.end(), is_unlikely),
                         candidates.end());
    }

    // The most frequent one in some articles, of as frequent ones the one in small letters: at a
    // sentence's beginning and in headlines capitals tell nothing.
    std::string written_form(const std::string& surface) {
        std::map<std::string, std::size_t> counts;
        const std::string term = surface_term_in(field_, surface);
        std::size_t articles = 0;
        for (auto document = database_.postlist_begin(term);
             document != database_.postlist_end(term) && articles < kArticlesLookedAt;
             ++document, ++articles) {
            count_forms(article_of(database_, database_.get_document(*document)), surface, counts);
        }
        // Small letters come last in byte order.
        const auto most_frequent = std::max_element(
            counts.rbegin(), counts.rend(),
            [](const auto& one, const auto& other) { return one.second < other.second; });
        return most_frequent == counts.rend() ? surface : most_frequent->first;
    }

    void count_forms(const Article& article, const std::string& surface,
                     std::map<std::string, std::size_t>& counts) {
        for (const Field& candidate : fields()) {
            const bool is_meant =
                field_ == nullptr ? candidate.kind == FieldKind::Text : candidate.id == field_->id;
            if (!is_meant) continue;
            for (const std::string_view text : texts_of(article, candidate.id)) {
                expander_.analyser().analyse(text, [&](const Token& token) {
                    if (token.form->surface != surface) return;
                    ++counts[std::string(text.substr(token.start, token.end - token.start))];
                });
            }
        }
    }

    const Xapian::Database& database_;
    WordExpander& expander_;
    const Field* field_;
};

}  // namespace

std::vector<SuggestedSpelling> suggest_spellings(const Xapian::Database& database,
                                                 WordExpander& expander, std::string_view word,
                                                 const Field* field, std::uint64_t least_count) {
    return Suggester(database, expander, field).suggest(word, least_count);
}

}  // namespace nachlese
