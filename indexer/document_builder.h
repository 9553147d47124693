// From an article to a Xapian document: walks the field table and sends text through the analyser.
#pragma once

#include <string>
#include <utility>

#include <xapian.h>

#include "indexer/catalogue.h"
#include "indexer/document_sink.h"
#include "schema/analysis/analyser.h"
#include "schema/analysis/user_compounds.h"
#include "schema/article.h"
#include "schema/stored_text.h"

namespace nachlese {

// Not thread-safe: one per thread.
class DocumentBuilder {
  public:
    // See TextPacker for the dictionary.
    explicit DocumentBuilder(const UserCompounds& compounds = {}, std::string dictionary = {})
        : analyser_(compounds), packer_(std::move(dictionary)) {}

    void use_text_dictionary(std::string dictionary) {
        packer_ = TextPacker(std::move(dictionary));
    }

    // `file` is the path of the article's file below `root`.
    void build(const Article& article, const Root& root, const std::string& file,
               DocumentSink& document);
    Xapian::Document build(const Article& article, const Root& root, const std::string& file);

  private:
    Analyser analyser_;
    TextPacker packer_;
};

}  // namespace nachlese
