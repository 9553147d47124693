#include "indexer/bulk/batch_writer.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/bulk/batch_sequences.h"
#include "indexer/disk_space.h"
#include "indexer/glass/database_writer.h"
#include "schema/fields.h"

namespace nachlese {

namespace {

// Sends word sequences into a file of their own.
class BatchDocument : public DocumentSink {
  public:
    BatchDocument(DocumentSink& document, BatchSequenceWriter& sequences)
        : document_(document), sequences_(sequences) {}

    void add_term(std::string_view term, Xapian::termcount wdf) override {
        document_.add_term(term, wdf);
    }
    void add_terms(std::uint64_t number, Xapian::termcount wdf, const TermGroup& terms) override {
        document_.add_terms(number, wdf, terms);
    }
    [[nodiscard]] Xapian::termcount frequency(std::string_view term) override {
        return document_.frequency(term);
    }
    void add_value(Xapian::valueno slot, std::string_view value) override {
        if (slot != slot_number(ValueSlot::Words)) {
            document_.add_value(slot, value);
        } else if (!value.empty()) {
            document_.add_value(slot_number(ValueSlot::WordsPlace), sequences_.add(value));
        }
    }
    void set_data(std::string_view data) override { document_.set_data(data); }

  private:
    DocumentSink& document_;
    BatchSequenceWriter& sequences_;
};

}  // namespace

void ArticleBatch::add(Item item) {
    bytes += item.article.headline.size();
    for (const Paragraph& paragraph : item.article.body)
        bytes += paragraph.text.size();
    items.push_back(std::move(item));
}

std::optional<BatchWriter::Segment> BatchWriter::write(const ArticleBatch& batch,
                                                       OnInterruption on_interruption) {
    std::string path =
        fmt::format("{}/{:08}-{:08}", folder_, batch.number.task, batch.number.batch);
    if (!builder_) builder_.emplace(compounds_, dictionary_.get());
    glass::DatabaseWriter database(path);
    BatchSequenceWriter sequences(folder_, batch.number);
    BatchDocument document(database, sequences);
    for (const ArticleBatch::Item& item : batch.items) {
        if (on_interruption == OnInterruption::Drop && interrupted()) return std::nullopt;
        builder_->build(item.article, *item.root, item.file, document);
        database.end_document();
    }
    database.finish();
    sequences.close();
    const std::uint64_t bytes = bytes_of_files(path) + sequences.bytes();
    return Segment{std::move(path), bytes};
}

}  // namespace nachlese
