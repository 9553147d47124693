#include "query/form_finder.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "query/language/edit_distance.h"
#include "query/wildcard_pattern.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr char kFirstNonAscii = '\x80';
// Where terms with prefixes begin and where they have ended: prefixes are capitals, forms folded.
constexpr char kFirstPrefix = 'A';
constexpr char kBehindPrefixes = 'Z' + 1;

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

bool is_better(const FoundForm& one, const FoundForm& other) {
    return std::tuple(one.edits, other.article_count, std::string_view(one.surface)) <
           std::tuple(other.edits, one.article_count, std::string_view(other.surface));
}

}  // namespace

// Keeps the best forms in bounded memory.
class FormFinder::Selection {
  public:
    void add(FoundForm form) {
        auto& forms = found_.forms;
        if (forms.size() < kMaxFormsOfAWord) {
            forms.push_back(std::move(form));
            std::push_heap(forms.begin(), forms.end(), is_better);
            return;
        }
        ++found_.left_out;
        if (!is_better(form, forms.front())) return;
        std::pop_heap(forms.begin(), forms.end(), is_better);
        forms.back() = std::move(form);
        std::push_heap(forms.begin(), forms.end(), is_better);
    }

    FoundForms finish(bool is_complete) {
        std::sort(found_.forms.begin(), found_.forms.end(), is_better);
        found_.is_complete = is_complete;
        return std::move(found_);
    }

  private:
    FoundForms found_;  // a heap with the worst form in front
};

const FoundForms& FormFinder::fitting(std::string_view pattern, std::string_view term_prefix) {
    const auto [entry, is_new] = found_.try_emplace(fmt::format("{}:{}", term_prefix, pattern));
    if (!is_new) return entry->second;
    const WildcardPattern compiled(pattern);
    Selection selection;
    const bool is_complete =
        walk_forms(term_prefix, compiled.literal_beginning(), [&](std::string_view surface) {
            if (!compiled.fits(comparable(surface))) return;
            selection.add({std::string(surface), 0,
                           vocabulary_->article_count(std::string(term_prefix) += surface)});
        });
    entry->second = selection.finish(is_complete);
    return entry->second;
}

const FoundForms& FormFinder::similar(std::string_view word, std::size_t max_edits,
                                      std::string_view term_prefix) {
    const auto [entry, is_new] =
        found_.try_emplace(fmt::format("{}:{}~{}", term_prefix, word, max_edits));
    if (!is_new) return entry->second;
    const std::string sought = comparable(word);
    EditDistance distance(to_code_points(sought));
    Selection selection;
    const bool is_complete = walk_forms(term_prefix, {}, [&](std::string_view surface) {
        // A letter has a byte at least.
        if (surface.size() + max_edits < distance.word_length()) return;
        const std::size_t edits = distance.to(to_code_points(comparable(surface)), max_edits);
        if (edits > max_edits) return;
        selection.add({std::string(surface), edits,
                       vocabulary_->article_count(std::string(term_prefix) += surface)});
    });
    entry->second = selection.finish(is_complete);
    return entry->second;
}

bool FormFinder::walk_forms(std::string_view term_prefix, std::string_view beginning,
                            const Consume& consume) {
    if (vocabulary_ == nullptr) return true;
    const std::string start = std::string(term_prefix).append(beginning);
    if (start.empty()) {
        const auto is_before_prefixes = [](std::string_view term) {
            return term.empty() || term.front() < kFirstPrefix || !is_ascii(term.front());
        };
        const auto is_any = [](std::string_view) { return true; };
        return walk_range({}, {}, is_before_prefixes, consume) &&
               walk_range(std::string(1, kBehindPrefixes), {}, is_any, consume);
    }
    const auto begins_so = [&start](std::string_view term) { return term.starts_with(start); };
    bool is_complete = walk_range(start, term_prefix, begins_so, consume);
    for (std::size_t at = 0; at < beginning.size() && is_complete; ++at) {
        if (!is_ascii(beginning[at])) continue;
        const std::string shared = start.substr(0, term_prefix.size() + at);
        const auto shares_it = [&shared](std::string_view term) {
            return term.starts_with(shared);
        };
        is_complete = walk_range(shared + kFirstNonAscii, term_prefix, shares_it, consume);
    }
    return is_complete;
}

bool FormFinder::walk_range(const std::string& first, std::string_view term_prefix,
                            const std::function<bool(std::string_view term)>& is_within,
                            const Consume& consume) {
    bool is_complete = true;
    vocabulary_->walk(first, [&](const std::string& term) {
        if (!is_within(term)) return false;
        is_complete = ++terms_walked_ <= kMaxTermsWalked;
        if (!is_complete) return false;
        const std::string_view surface = std::string_view(term).substr(term_prefix.size());
        // Whole values (value_term) stand among a field's words.
        if (!surface.empty() && surface.front() != kWholeValueMark) consume(surface);
        return true;
    });
    return is_complete;
}

}  // namespace nachlese
