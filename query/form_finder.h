// Finds the written forms of an index that a pattern or a fuzzy word stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/vocabulary.h"
#include "schema/fields.h"

namespace nachlese {

// Of one word of the query: more are cut off, and the searcher told so.
inline constexpr std::size_t kMaxFormsOfAWord = 500;

// Terms that are looked at for one query: some seconds' worth.
inline constexpr std::size_t kMaxTermsWalked = 20'000'000;

struct FoundForm {
    std::string surface;
    std::size_t edits = 0;  // letters in which it differs from a fuzzy word
    std::uint32_t article_count = 0;
};

struct FoundForms {
    // The fewest edits first, and of as many the most frequent; ties by byte order.
    std::vector<FoundForm> forms;
    std::size_t left_out = 0;  // further ones, beyond kMaxFormsOfAWord
    bool is_complete = true;   // false: kMaxTermsWalked was reached
};

// For one query. Not thread-safe. Remembers what it found.
class FormFinder {
  public:
    // Null: an empty vocabulary.
    explicit FormFinder(std::shared_ptr<const Vocabulary> vocabulary)
        : vocabulary_(std::move(vocabulary)) {}

    // `term_prefix` is that of the field, empty for the words of all text fields.
    const FoundForms& fitting(std::string_view pattern, std::string_view term_prefix);
    const FoundForms& similar(std::string_view word, std::size_t max_edits,
                              std::string_view term_prefix);

    using Consume = std::function<void(std::string_view surface)>;
    // The forms that begin with `beginning`, whatever foreign accents its letters have. False if
    // not all terms could be looked at.
    bool walk_forms(std::string_view term_prefix, std::string_view beginning,
                    const Consume& consume);

  private:
    class Selection;

    bool walk_range(const std::string& first, std::string_view term_prefix,
                    const std::function<bool(std::string_view term)>& is_within,
                    const Consume& consume);

    std::shared_ptr<const Vocabulary> vocabulary_;
    std::size_t terms_walked_ = 0;
    std::map<std::string, FoundForms> found_;
};

}  // namespace nachlese
