#include "schema/analysis/form_filter.h"

#include <array>
#include <utility>
#include <vector>

#include "schema/analysis/compound_pieces.h"
#include "schema/analysis/compound_splitter.h"
#include "schema/analysis/user_splitter.h"
#include "schema/analysis/word_stemmer.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

class FoldFilter final : public FormFilter {
  public:
    [[nodiscard]] std::string_view name() const override { return "nfkc-casefold"; }
    void apply(Form& form, std::string_view written) override {
        form.surface = fold(written);
        form.surface.resize(truncate(form.surface, kMaxFormBytes).size());
    }
};

class StemFilter final : public FormFilter {
  public:
    explicit StemFilter(const WordStemmer& stemmer) : stemmer_(stemmer) {}
    [[nodiscard]] std::string_view name() const override { return "lexicon+snowball-german"; }
    void apply(Form& form, std::string_view written) override {
        if (!form.stem.empty()) return;  // the user's
        const std::size_t head_begin = form.parts.empty() ? 0 : form.parts.back().start;
        WordStem stem = stemmer_.stem(written, form.surface, head_begin);
        form.is_known = form.is_known || !form.parts.empty() || stem.is_known;
        form.stem = std::move(stem.text);
    }

  private:
    const WordStemmer& stemmer_;
};

class CompoundFilter final : public FormFilter {
  public:
    CompoundFilter(const CompoundSplitter& splitter, const UserSplitter& user_splitter,
                   const WordStemmer& stemmer)
        : splitter_(splitter), user_splitter_(user_splitter), stemmer_(stemmer) {}
    [[nodiscard]] std::string_view name() const override { return "compound-parts"; }
    void apply(Form& form, std::string_view /*written*/) override {
        form.parts = parts_of(form.surface, 0, form.surface.size());
        for (const CompoundPart& part : form.parts)
            add_inner_parts(form, part);
        if (!user_splitter_.split(form.surface)) return;
        form.is_known = true;
        // The lexicon's stem may be that of another reading.
        if (!form.parts.empty()) form.stem = joined_parts(form, 0, form.parts.size()).stem;
    }

  private:
    // The user has the last word.
    [[nodiscard]] std::vector<std::size_t> cuts_of(std::string_view word) const {
        if (auto cuts = user_splitter_.split(word)) return std::move(*cuts);
        return user_splitter_.amend(word, splitter_.split(word));
    }

    // The parts of a piece of `word`.
    [[nodiscard]] std::vector<CompoundPart> parts_of(std::string_view word, std::size_t start,
                                                     std::size_t end) const {
        std::vector<CompoundPart> parts;
        const std::vector<std::size_t> cuts = cuts_of(word.substr(start, end - start));
        if (cuts.empty()) return parts;
        std::size_t begin = start;
        for (const std::size_t cut : cuts) {
            const std::string_view modifier = word.substr(begin, start + cut - begin);
            parts.push_back({begin, start + cut, stemmer_.modifier_stem(modifier)});
            begin = start + cut;
        }
        parts.push_back({begin, end, stemmer_.head_stem(word.substr(begin, end - begin))});
        return parts;
    }

    void add_inner_parts(Form& form, const CompoundPart& part) const {
        for (CompoundPart& inner : parts_of(form.surface, part.start, part.end)) {
            add_inner_parts(form, inner);
            form.inner_parts.push_back(std::move(inner));
        }
    }

    const CompoundSplitter& splitter_;
    const UserSplitter& user_splitter_;
    const WordStemmer& stemmer_;
};

}  // namespace

struct FormFilters::Impl {
    explicit Impl(const UserCompounds& user_compounds) : user_splitter(user_compounds, stemmer) {}

    Lexicon lexicon;
    CompoundSplitter splitter{lexicon};
    WordStemmer stemmer{lexicon};
    UserSplitter user_splitter;
    FoldFilter fold;
    StemFilter stem{stemmer};
    CompoundFilter compound{splitter, user_splitter, stemmer};
    std::array<FormFilter*, 3> chain{&fold, &compound, &stem};
};

FormFilters::FormFilters(const UserCompounds& user_compounds)
    : impl_(std::make_unique<Impl>(user_compounds)) {}
FormFilters::~FormFilters() = default;

Form FormFilters::make_form(std::string_view written) const {
    Form form;
    for (FormFilter* const filter : impl_->chain)
        filter->apply(form, written);
    return form;
}

std::string FormFilters::description() const {
    std::string text;
    for (const FormFilter* const filter : impl_->chain) {
        if (!text.empty()) text += '+';
        text += filter->name();
    }
    return text + '@' + std::string(impl_->lexicon.fingerprint());
}

}  // namespace nachlese
