// Decides by the words of an article in their order (schema/word_sequence.h) whether those of a
// phrase follow each other, or stand near each other. By the same rules as the matcher of texts
// (match_terms.h), whose parts it is made of; knows no Xapian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/proximity.h"
#include "query/word_expansion.h"
#include "query/words_near.h"
#include "query/words_together.h"
#include "schema/fields.h"
#include "schema/word_sequence.h"

namespace nachlese {

// Words are compared by their stems, also those sought by their surface. Immutable once made.
class WordOrder {
  public:
    // Without a field: in any field of text.
    WordOrder(const Alternative& alternative, const Field* field);
    WordOrder(const Proximity& proximity, const Field* field);

    [[nodiscard]] const std::vector<std::string>& stems() const { return stems_; }
    [[nodiscard]] const Field* field() const { return field_; }

    struct Neighbour {
        std::size_t stem;  // of stems()
        std::ptrdiff_t first;
        std::ptrdiff_t last;
    };
    // Where all other words have to stand beside that of a stem; nothing where there is more than
    // one way to stand.
    [[nodiscard]] std::vector<Neighbour> neighbours_of(std::size_t stem) const;

    // `text` holds the words of stems(), by their places there.
    [[nodiscard]] bool holds_in(const SequenceText& text) const;

    // For this version of the program alone.
    [[nodiscard]] std::string serialise() const;
    [[nodiscard]] static std::optional<WordOrder> unserialise(std::string_view serialised);

    // As Xapian's queries are described: "Zdruck PHRASE 3 Zauf PHRASE 3 Zkreml".
    [[nodiscard]] std::string description() const;

  private:
    // Words that count only where they stand together, or a single one.
    struct Group {
        std::size_t operand;
        Arrangement arrangement;
        std::size_t size;
    };
    // Which words of a group a stem may be.
    struct Membership {
        std::size_t group;
        std::vector<std::size_t> words;
    };
    WordOrder() = default;

    using Places = std::vector<std::vector<Place>>;  // for each group

    std::size_t add_stem(const std::string& stem);
    static void add_membership(std::vector<Membership>& memberships, std::size_t group,
                               std::size_t word);
    std::size_t group_for(const Alternative& alternative, std::size_t operand);
    void add_group(const Alternative& alternative, std::size_t operand);
    [[nodiscard]] bool concerns(FieldId field) const;
    [[nodiscard]] Places places_in(const SequenceText& text) const;
    [[nodiscard]] bool operands_stand_near(const Places& places, const SequenceText& text) const;

    const Field* field_ = nullptr;
    std::vector<std::string> stems_;
    std::vector<std::vector<Membership>> memberships_;  // of each stem
    std::vector<Group> groups_;
    std::size_t operands_ = 1;
    // Of operands: nothing for a phrase by itself.
    bool is_near_ = false;
    std::size_t distance_ = 0;
    bool same_sentence_ = false;
    std::string description_;
};

}  // namespace nachlese
