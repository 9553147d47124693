// From an article to a Xapian document: walks the field table and sends text through the analyser.
#pragma once

#include <string>

#include <xapian.h>

#include "indexer/catalogue.h"
#include "schema/analysis/analyser.h"
#include "schema/analysis/user_compounds.h"
#include "schema/article.h"

namespace nachlese {

// Not thread-safe: one per thread.
class DocumentBuilder {
  public:
    explicit DocumentBuilder(const UserCompounds& compounds = {}) : analyser_(compounds) {}

    // `file` is the path of the article's file below `root`.
    Xapian::Document build(const Article& article, const Root& root, const std::string& file);

  private:
    Analyser analyser_;
};

}  // namespace nachlese
