// The vocabulary of a Xapian database.
#pragma once

#include <utility>

#include <xapian.h>

#include "query/vocabulary.h"

namespace nachlese {

// Of the revision that the database is open at. Its functions throw Xapian::Error.
class IndexVocabulary final : public Vocabulary {
  public:
    explicit IndexVocabulary(Xapian::Database database) : database_(std::move(database)) {}

    void walk(const std::string& first,
              const std::function<bool(const std::string& term)>& consume) const override {
        auto term = database_.allterms_begin();
        term.skip_to(first);
        for (const auto end = database_.allterms_end(); term != end; ++term) {
            if (!consume(*term)) return;
        }
    }

    [[nodiscard]] std::uint32_t article_count(const std::string& term) const override {
        return database_.get_termfreq(term);
    }

  private:
    Xapian::Database database_;
};

}  // namespace nachlese
