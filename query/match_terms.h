// Which written words a query matches: what snippets mark, and what the article matcher asks of a
// text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/proximity.h"
#include "query/result.h"
#include "query/word_expansion.h"
#include "query/words_together.h"
#include "schema/analysis/analyser.h"

namespace nachlese {

class MatchTerms {
  public:
    void add(const Expansion& expansion);
    void add(const Proximity& proximity);
    [[nodiscard]] bool empty() const { return count_ == 0; }

    // False: a word of this form changes nothing about what is found.
    [[nodiscard]] bool concern(const Form& form) const;

  private:
    friend class MatchFinder;

    // Words that count only where they stand together.
    struct Group {
        std::size_t expansion;
        Arrangement arrangement;
        std::size_t size;
    };
    // A written word as a member of a group: which of its words it may be.
    struct Membership {
        std::size_t group;
        std::vector<std::size_t> words;
    };
    // Things that count only where they stand near each other.
    struct NearTerms {
        std::size_t first_expansion;  // of the first operand; the others follow
        std::size_t distance;
        bool same_sentence;
        std::vector<MatchTerms> operands;
    };
    using Expansions = std::unordered_map<std::string, std::size_t>;  // the first that has the word
    using Memberships = std::unordered_map<std::string, std::vector<Membership>>;

    void add_group(const Alternative& alternative);

    Expansions stems_;
    Expansions surfaces_;
    Expansions parts_;
    std::vector<Group> groups_;
    std::vector<NearTerms> near_;
    Memberships grouped_stems_;
    Memberships grouped_surfaces_;
    std::size_t count_ = 0;
};

struct WordMatch {
    TextRange range;            // of a word, or of the part of a compound that was meant
    std::size_t expansion = 0;  // which of those added to the MatchTerms, of equal words the first
};

// Takes the tokens of one text in order, then gives the matches.
class MatchFinder {
  public:
    // Both are borrowed and outlive the finder.
    MatchFinder(const MatchTerms& terms, std::string_view text);

    void take(const Token& token);
    // Ascending; none overlaps another. To be called once.
    [[nodiscard]] std::vector<WordMatch> matches();

  private:
    void take_single(const Token& token);
    void take_parts(const Token& token);
    void find_near(std::size_t number);
    // Of single words and phrases, ascending.
    [[nodiscard]] std::vector<MatchSpan> spans() const;
    void take_member(const Token& token, const std::vector<MatchTerms::Membership>& memberships);

    struct Single {
        std::uint32_t position;
        WordMatch match;
    };

    const MatchTerms& terms_;
    std::string_view text_;
    std::vector<Single> singles_;
    std::vector<WordMatch> matches_;
    std::vector<std::vector<Place>> places_;      // for each group
    std::vector<std::vector<MatchFinder>> near_;  // for each operand of each NearTerms
};

}  // namespace nachlese
