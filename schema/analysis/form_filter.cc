#include "schema/analysis/form_filter.h"

#include <array>
#include <utility>
#include <vector>

#include "schema/analysis/compound_splitter.h"
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
        form.is_known = !form.parts.empty() || stemmer_.known_stem(form.surface).has_value();
        form.stem =
            stemmer_.stem(written, form.surface, form.parts.empty() ? 0 : form.parts.back().start);
    }

  private:
    const WordStemmer& stemmer_;
};

class CompoundFilter final : public FormFilter {
  public:
    CompoundFilter(const CompoundSplitter& splitter, const WordStemmer& stemmer)
        : splitter_(splitter), stemmer_(stemmer) {}
    [[nodiscard]] std::string_view name() const override { return "compound-parts"; }
    void apply(Form& form, std::string_view /*written*/) override {
        form.parts = parts_of(form.surface, 0, form.surface.size());
        for (const CompoundPart& part : form.parts)
            add_inner_parts(form, part);
    }

  private:
    // The parts of a piece of `word`.
    [[nodiscard]] std::vector<CompoundPart> parts_of(std::string_view word, std::size_t start,
                                                     std::size_t end) const {
        std::vector<CompoundPart> parts;
        const std::vector<std::size_t> cuts = splitter_.split(word.substr(start, end - start));
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
    const WordStemmer& stemmer_;
};

}  // namespace

struct FormFilters::Impl {
    Lexicon lexicon;
    CompoundSplitter splitter{lexicon};
    WordStemmer stemmer{lexicon};
    FoldFilter fold;
    StemFilter stem{stemmer};
    CompoundFilter compound{splitter, stemmer};
    std::array<FormFilter*, 3> chain{&fold, &compound, &stem};
};

FormFilters::FormFilters() : impl_(std::make_unique<Impl>()) {}
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
