#include "indexer/bulk/contested_ids.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/terms.h"

namespace nachlese {

namespace {

std::vector<std::string> contested_terms(const Xapian::Database& database, const Root& root) {
    std::vector<std::string> terms;
    const std::string prefix = unique_id_term(root.key, {});
    const auto end = database.allterms_end(prefix);
    for (auto term = database.allterms_begin(prefix); term != end; ++term) {
        if (term.get_termfreq() > 1) terms.push_back(*term);
    }
    return terms;
}

// Xapian deals the numbers of documents out to the databases in turn
// (https://xapian.org/docs/admin_notes.html); here they are wanted database by database.
std::vector<Xapian::docid> in_order(const Xapian::Database& database, const std::string& term) {
    std::vector<Xapian::docid> documents(database.postlist_begin(term),
                                         database.postlist_end(term));
    const auto databases = static_cast<Xapian::docid>(database.size());
    std::sort(documents.begin(), documents.end(), [databases](Xapian::docid a, Xapian::docid b) {
        return std::pair((a - 1) % databases, a) < std::pair((b - 1) % databases, b);
    });
    return documents;
}

std::string file_of(const Xapian::Document& document, const Root& root) {
    const std::string prefix = file_term(root.key, {});
    auto term = document.termlist_begin();
    term.skip_to(prefix);
    if (term == document.termlist_end() || !(*term).starts_with(prefix)) {
        throw Xapian::DatabaseCorruptError("a document without its file");
    }
    return *term;
}

}  // namespace

void decide_contested_ids(ShardWriter& writer, const Root& root, const PathOfFile& path_of_file,
                          const OnContest& decided) {
    for (const std::string& term : contested_terms(writer.database(), root)) {
        struct Contender {
            std::string file;
            Article article;
        };
        std::vector<Contender> contenders;
        std::vector<Xapian::docid> documents = in_order(writer.database(), term);
        documents.erase(documents.begin());
        contenders.reserve(documents.size());
        for (const Xapian::docid document : documents) {
            contenders.push_back({file_of(writer.database().get_document(document), root),
                                  writer.take_out(document)});
        }
        for (const auto& [file, article] : contenders)
            decided(file, article, writer.add(article, root, path_of_file(file)));
    }
}

}  // namespace nachlese
