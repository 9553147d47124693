#include "schema/analysis/form_filter.h"

#include <stdexcept>

#include <libstemmer.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

class FoldFilter final : public FormFilter {
  public:
    [[nodiscard]] std::string_view name() const override { return "nfkc-casefold"; }
    void apply(Form& form) override {
        form.surface = fold(form.surface);
        form.surface.resize(truncate(form.surface, kMaxFormBytes).size());
    }
};

// Snowball's "german": https://snowballstem.org/algorithms/german/stemmer.html
class StemFilter final : public FormFilter {
  public:
    StemFilter() : stemmer_(sb_stemmer_new("german", "UTF_8"), &sb_stemmer_delete) {
        if (stemmer_ == nullptr) throw std::runtime_error("libstemmer has no German stemmer");
    }
    [[nodiscard]] std::string_view name() const override { return "snowball-german"; }
    void apply(Form& form) override {
        const sb_symbol* const stem =
            sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(form.surface.data()),
                            static_cast<int>(form.surface.size()));
        form.stem.assign(reinterpret_cast<const char*>(stem),
                         static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
    }

  private:
    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

}  // namespace

std::vector<std::unique_ptr<FormFilter>> make_form_filters() {
    std::vector<std::unique_ptr<FormFilter>> filters;
    filters.push_back(std::make_unique<FoldFilter>());
    filters.push_back(std::make_unique<StemFilter>());
    return filters;
}

}  // namespace nachlese
