#include "indexer/bulk/batch_writer.h"

#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/bulk/batch_sequences.h"

namespace nachlese {

namespace {

// Xapian's inverter, a map in memory, is fastest while it fits into the processor's cache.
constexpr std::size_t kDocumentsPerCommit = 60;

}  // namespace

void ArticleBatch::add(Item item) {
    bytes += item.article.headline.size();
    for (const Paragraph& paragraph : item.article.body)
        bytes += paragraph.text.size();
    items.push_back(std::move(item));
}

std::string BatchWriter::write(const ArticleBatch& batch) {
    std::string path =
        fmt::format("{}/{:08}-{:08}", folder_, batch.number.task, batch.number.batch);
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    BatchSequenceWriter sequences(folder_, batch.number);
    std::size_t count = 0;
    for (const ArticleBatch::Item& item : batch.items) {
        Xapian::Document document = builder_.build(item.article, *item.root, item.file);
        sequences.take(document);
        database.add_document(document);
        if (++count % kDocumentsPerCommit == 0) database.commit();
    }
    database.commit();
    sequences.close();
    return path;
}

}  // namespace nachlese
