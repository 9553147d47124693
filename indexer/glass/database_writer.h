// Writes many new documents as a Xapian database, without Xapian: several times as fast, since
// their postings are sorted once instead of being held in maps (ARCHITECTURE.md, "Writing"). What
// it writes is only ever read by Xapian's compaction, so each index that goes live has been written
// by Xapian itself. The format is that of xapian-core 1.4 (2016-03-14); Xapian refuses one that it
// does not know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/document_sink.h"
#include "indexer/glass/posting_chunks.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/term_dictionary.h"

namespace nachlese::glass {

// Not thread-safe. Holds eight bytes for each pair of a term and a document, and as many again when
// it is finished. Throws as TableWriter does; an exception leaves a folder that is no database.
class DatabaseWriter : public DocumentSink {
  public:
    // Makes the folder.
    explicit DatabaseWriter(const std::string& folder);

    // To the document that is open. Groups with numbers all come from one analyser.
    void add_term(std::string_view term, Xapian::termcount wdf) override;
    void add_terms(std::uint64_t number, Xapian::termcount wdf, const TermGroup& terms) override;
    [[nodiscard]] Xapian::termcount frequency(std::string_view term) override;
    void add_value(Xapian::valueno slot, std::string_view value) override;
    void set_data(std::string_view data) override;
    // Closes it; what follows belongs to the next. Documents are numbered from 1.
    void end_document();

    // Once. Not synchronised to the disk.
    void finish();

  private:
    struct TermCount {
        std::uint32_t term = 0;  // its number, or its rank
        Xapian::termcount wdf = 0;
    };
    // Where a term was seen last.
    struct LastUse {
        Xapian::docid document = 0;
        std::uint32_t count = 0;  // of the document's
    };

    // Of a group, in group_terms_.
    struct Group {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    // A group whose terms are still to be counted.
    struct Use {
        std::uint64_t group = 0;
        Xapian::termcount wdf = 0;
    };
    static constexpr std::size_t kMostWaiting = 32;
    struct NewTerm {
        std::string term;
        std::uint64_t hash = 0;
    };

    // Of each term by its rank, one behind the other.
    struct PostingLists {
        std::vector<Posting> postings;
        std::vector<std::size_t> ends;  // of each in these
    };

    [[nodiscard]] std::uint32_t number_of(std::string_view term, std::uint64_t hash);
    void count(std::uint32_t term, Xapian::termcount wdf);
    void count_waiting();
    void make_group(std::uint64_t number, const TermGroup& terms);
    // From then on counts_ tell the ranks of terms in place of their numbers.
    void rank(const SortedTerms& terms);
    [[nodiscard]] PostingLists posting_lists(std::size_t terms) const;
    // From then on the counts_ of each document are in the order of its terms.
    void sort(const PostingLists& lists);
    [[nodiscard]] TableRoot write_term_lists(const SortedTerms& terms) const;
    [[nodiscard]] TableRoot write_postings_table(const SortedTerms& terms,
                                                 const PostingLists& lists) const;

    std::string folder_;
    TableWriter data_;
    TermDictionary dictionary_;
    std::vector<Group> groups_;        // by their numbers
    std::vector<bool> is_group_made_;  // of each
    std::vector<std::uint32_t> group_terms_;
    std::vector<NewTerm> new_terms_;  // of the group that is being made
    std::vector<Use> waiting_;
    std::vector<LastUse> last_uses_;  // by number of the term
    std::vector<TermCount> counts_;   // document after document
    std::size_t begin_ = 0;           // of the open document in these
    std::vector<std::size_t> ends_;   // of each document in these
    std::vector<Posting> lengths_;
    std::map<Xapian::valueno, std::string> values_;  // of the document that is open
    std::vector<std::string> slots_;                 // of each document
    std::map<Xapian::valueno, ValueStream> streams_;
    Xapian::docid document_ = 1;
    Xapian::termcount greatest_wdf_ = 0;
};

}  // namespace nachlese::glass
