// The articles in which words stand in an order: a filter for Xapian's matcher.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/filter_source.h"
#include "query/word_order.h"
#include "schema/sequence_file.h"
#include "schema/word_sequence.h"

namespace nachlese {

// Looks into the word sequence of each article that the rest of the query leaves to it; so it has
// to be an operand of AND or FILTER beside the terms of the words. Works on local shards only:
// stock servers of remote ones do not know it.
class WordOrderSource : public FilterSource {
  public:
    // Null: for Xapian::Registry alone, to make others by it.
    explicit WordOrderSource(std::shared_ptr<const WordOrder> order) : order_(std::move(order)) {}

    void init(const Xapian::Database& database) override;
    void next(double least_weight) override;
    void skip_to(Xapian::docid id, double least_weight) override;
    bool check(Xapian::docid id, double least_weight) override;
    [[nodiscard]] bool at_end() const override;
    [[nodiscard]] Xapian::docid get_docid() const override { return id_; }

    [[nodiscard]] Xapian::PostingSource* clone() const override;
    // So that a query can be made again for another thread.
    [[nodiscard]] std::string name() const override;
    [[nodiscard]] std::string serialise() const override;
    [[nodiscard]] Xapian::PostingSource* unserialise(const std::string& serialised) const override;
    [[nodiscard]] std::string get_description() const override { return order_->description(); }

  private:
    // Whether it finds the article id_.
    [[nodiscard]] bool holds();
    // The same, of which this is the sequence.
    [[nodiscard]] bool holds(std::string_view sequence);
    [[nodiscard]] bool has_term(std::size_t stem);
    // False where it is plain at a glance that it does not.
    [[nodiscard]] bool may_hold();
    void find_from_here();

    std::shared_ptr<const WordOrder> order_;
    Xapian::Database database_;
    std::shared_ptr<const SequenceFile> file_;       // null: values alone are read
    Xapian::ValueIterator values_;                   // of articles that are not in the file
    Xapian::PostingIterator all_;                    // articles, where next() and skip_to() look
    std::vector<Xapian::PostingIterator> postings_;  // of each stem of the order
    std::size_t rarest_ = 0;                         // of the stems
    std::vector<WordOrder::Neighbour> neighbours_;   // of the rarest
    Xapian::docid id_ = 0;                           // 0 before the first
    std::vector<SequenceNeighbour> numbered_;        // these in the article
    WordSequenceReader reader_;
    SequenceText text_;
};

}  // namespace nachlese
