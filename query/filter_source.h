// What our posting sources have in common: they filter what the rest of the query finds.
#pragma once

#include <xapian.h>

namespace nachlese {

// To be an operand of AND or FILTER. https://xapian.org/docs/postingsource.html
class FilterSource : public Xapian::PostingSource {
  public:
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    // As if it found every article, so that the matcher asks it last.
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }

    void init(const Xapian::Database& database) override { articles_ = database.get_doccount(); }

  private:
    Xapian::doccount articles_ = 0;
};

}  // namespace nachlese
