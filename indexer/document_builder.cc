#include "indexer/document_builder.h"

#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "schema/analysis/compound_pieces.h"
#include "schema/analysis/sentence_boundaries.h"
#include "schema/fields.h"
#include "schema/signature.h"
#include "schema/sort_key.h"
#include "schema/stored_article.h"
#include "schema/terms.h"
#include "schema/word_sequence.h"

namespace nachlese {

namespace {

// The frequency of a term that only filters.
constexpr Xapian::termcount kFilters = 0;

class XapianDocument : public DocumentSink {
  public:
    void add_term(std::string_view term, Xapian::termcount wdf) override {
        const auto found = terms_.find(term);
        if (found == terms_.end()) {
            terms_.emplace(term, wdf);
        } else {
            found->second += wdf;
        }
    }
    [[nodiscard]] Xapian::termcount frequency(std::string_view term) override {
        const auto found = terms_.find(term);
        return found == terms_.end() ? 0 : found->second;
    }
    void add_value(Xapian::valueno slot, std::string_view value) override {
        document_.add_value(slot, std::string(value));
    }
    void set_data(std::string_view data) override { document_.set_data(std::string(data)); }

    Xapian::Document take() {
        for (const auto& [term, wdf] : terms_)
            document_.add_term(term, wdf);
        return std::move(document_);
    }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view term) const {
            return std::hash<std::string_view>()(term);
        }
    };
    Xapian::Document document_;
    std::unordered_map<std::string, Xapian::termcount, Hash, std::equal_to<>> terms_;
};

// Adds the words of one article, field after field.
class WordPosting {
  public:
    WordPosting(DocumentSink& document, Analyser& analyser)
        : document_(document), analyser_(analyser) {}

    // Any text field but the body.
    void add_text_field(const Field& field, const Article& article) {
        for_each_word(field, article, [&](const Token& token) {
            const Form& form = *token.form;
            add_common_terms(form, field.weight);
            for_each_term(form, [&](const std::string& term) {
                frequencies_outside_body_[term] += field.weight;
            });
            add_field_terms(field, form);
        });
    }

    // After all other text fields.
    void add_body(const Article& article) {
        const Field& body = field(FieldId::Body);
        SignatureBuilder signature;
        std::size_t words = 0;
        for_each_word(body, article, [&](const Token& token) {
            if (!token.is_alternative) ++words;
            signature.add_word(token.form->surface);
            add_common_terms(*token.form, words <= kLeadWords ? kLeadWeight : body.weight);
        });
        for (const auto& [term, frequency] : frequencies_outside_body_) {
            if (document_.frequency(term) == frequency) {
                document_.add_term(not_in_body(term), kFilters);
            }
        }
        document_.add_value(slot_number(ValueSlot::Signature), signature.signature());
    }

    void add_keyword_field(const Field& field, const Article& article) {
        for_each_word(field, article,
                      [&](const Token& token) { add_field_terms(field, *token.form); });
    }

    // After all fields.
    void add_sequence() { document_.add_value(slot_number(ValueSlot::Words), sequence_.encode()); }

  private:
    // Those that stand for the word in any field.
    template <typename Consume>
    static void for_each_term(const Form& form, Consume consume) {
        consume(stem_term(form.stem));
        consume(surface_term(form.surface));
        for_each_piece(form, [&](const CompoundPart& part) { consume(part_term(part.stem)); });
    }

    template <typename Consume>
    void for_each_word(const Field& field, const Article& article, Consume consume) {
        for (const std::string_view text : texts_of(article, field.id)) {
            sequence_.begin_text(field.id);
            const std::vector<std::size_t> sentences = sentence_starts(text);
            auto sentence = sentences.begin();
            analyser_.analyse(text, [&](const Token& token) {
                for (; sentence != sentences.end() && *sentence <= token.start; ++sentence)
                    sequence_.begin_sentence();
                if (token.is_alternative) {
                    sequence_.add_alternative(token.form->stem);
                } else {
                    sequence_.add_word(token.form->stem);
                }
                consume(token);
            });
        }
    }

    void add_common_terms(const Form& form, Xapian::termcount weight) {
        document_.add_terms(form.number, weight, [&](const DocumentSink::TermConsumer& consume) {
            for_each_term(form, consume);
        });
    }

    void add_field_terms(const Field& field, const Form& form) {
        document_.add_term(stem_term(field, form.stem), 1);
        document_.add_term(surface_term(field, form.surface), 1);
        for_each_piece(form, [&](const CompoundPart& part) {
            document_.add_term(part_term(field, part.stem), 1);
        });
    }

    DocumentSink& document_;
    Analyser& analyser_;
    WordSequenceBuilder sequence_;
    std::unordered_map<std::string, Xapian::termcount> frequencies_outside_body_;
};

void add_value(DocumentSink& document, const Field& field,
               const std::vector<std::string_view>& texts) {
    if (!field.slot || texts.empty()) return;
    document.add_value(slot_number(*field.slot),
                       fmt::format("{}", fmt::join(texts, std::string(1, kListSeparator))));
}

void add_date(DocumentSink& document, const Field& field, const DateTime& when) {
    const CivilDate& day = when.date;
    document.add_term(day_term(day, field.id), kFilters);
    document.add_term(month_term(day.year, day.month, field.id), kFilters);
    document.add_term(year_term(day.year, field.id), kFilters);
    if (field.slot) document.add_value(slot_number(*field.slot), to_sortable(when));
}

}  // namespace

void DocumentBuilder::build(const Article& article, const Root& root, const std::string& file,
                            DocumentSink& document) {
    WordPosting words(document, analyser_);
    for (const Field& field : fields()) {
        const auto texts = texts_of(article, field.id);
        switch (field.kind) {
            case FieldKind::Text:
                // The body comes last: its words are told from those of all other fields.
                if (field.id != FieldId::Body) words.add_text_field(field, article);
                break;
            case FieldKind::Keyword:
                words.add_keyword_field(field, article);
                break;
            case FieldKind::Date:
                if (const auto when = time_of(article, field.id)) add_date(document, field, *when);
                break;
            case FieldKind::Exact:
            case FieldKind::State:
                break;
        }
        const bool has_whole_values = field.kind != FieldKind::Text || field.slot.has_value();
        if (!has_whole_values) continue;
        for (const std::string_view text : texts) {
            document.add_term(value_term(field, text), kFilters);
        }
        add_value(document, field, texts);
    }
    words.add_body(article);
    words.add_sequence();
    document.add_term(unique_id_term(root.key, article.id), kFilters);
    document.add_term(file_term(root.key, file), kFilters);
    document.add_value(slot_number(ValueSlot::SortKey), sort_key(position_of(article), root.key));
    document.set_data(packer_.pack(store_article(article)));
}

Xapian::Document DocumentBuilder::build(const Article& article, const Root& root,
                                        const std::string& file) {
    XapianDocument document;
    build(article, root, file, document);
    return document.take();
}

}  // namespace nachlese
