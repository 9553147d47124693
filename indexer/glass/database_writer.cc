#include "indexer/glass/database_writer.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "indexer/glass/packing.h"
#include "indexer/glass/term_lists.h"
#include "indexer/glass/version_file.h"

namespace nachlese::glass {

namespace {

// Xapian's own limit: a number has to fit behind it into a key.
constexpr std::size_t kMaxTermBytes = 245;

// Terms that memory is asked for before they are wanted: as long as it takes to answer.
constexpr std::size_t kAhead = 8;

std::string made_folder(const std::string& path) {
    std::filesystem::create_directories(path);
    return path;
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder)
    : folder_(made_folder(folder)), data_(folder_ + "/docdata.glass") {}

std::uint32_t DatabaseWriter::number_of(std::string_view term, std::uint64_t hash) {
    const std::uint32_t number = dictionary_.number_of(term, hash);
    if (number < last_uses_.size()) return number;
    if (term.size() > kMaxTermBytes) {
        throw Xapian::InvalidArgumentError(
            fmt::format("{}: a term of {} bytes is too long", folder_, term.size()));
    }
    last_uses_.emplace_back();
    return number;
}

void DatabaseWriter::count(std::uint32_t term, Xapian::termcount wdf) {
    LastUse& last = last_uses_[term];
    if (last.document == document_) {
        counts_[begin_ + last.count].wdf += wdf;
    } else {
        last = {document_, static_cast<std::uint32_t>(counts_.size() - begin_)};
        counts_.push_back({term, wdf});
    }
}

void DatabaseWriter::add_term(std::string_view term, Xapian::termcount wdf) {
    count(number_of(term, TermDictionary::hash_of(term)), wdf);
}

void DatabaseWriter::add_terms(std::uint64_t number, Xapian::termcount wdf,
                               const TermGroup& terms) {
    if (number == 0) {
        DocumentSink::add_terms(number, wdf, terms);
        return;
    }
    if (number >= groups_.size()) {
        groups_.resize(number + 1);
        is_group_made_.resize(number + 1);
    }
    if (!is_group_made_[number]) make_group(number, terms);
    __builtin_prefetch(&groups_[number]);
    waiting_.push_back({number, wdf});
    if (waiting_.size() == kMostWaiting) count_waiting();
}

void DatabaseWriter::make_group(std::uint64_t number, const TermGroup& terms) {
    new_terms_.clear();
    terms([&](std::string_view term) {
        const std::uint64_t hash = TermDictionary::hash_of(term);
        dictionary_.prefetch(hash);
        new_terms_.push_back({std::string(term), hash});
    });
    Group& group = groups_[number];
    group.begin = static_cast<std::uint32_t>(group_terms_.size());
    for (const NewTerm& term : new_terms_)
        group_terms_.push_back(number_of(term.term, term.hash));
    group.end = static_cast<std::uint32_t>(group_terms_.size());
    is_group_made_[number] = true;
}

// What is known of groups and terms lies all over the memory: of many words at a time each step is
// sent for before it is waited for, which takes a third of the time of one word after the other.
void DatabaseWriter::count_waiting() {
    for (const Use& use : waiting_)
        __builtin_prefetch(group_terms_.data() + groups_[use.group].begin);
    for (const Use& use : waiting_) {
        const Group& group = groups_[use.group];
        for (std::uint32_t term = group.begin; term < group.end; ++term)
            __builtin_prefetch(&last_uses_[group_terms_[term]], 1);
    }
    for (const Use& use : waiting_) {
        const Group& group = groups_[use.group];
        for (std::uint32_t term = group.begin; term < group.end; ++term)
            count(group_terms_[term], use.wdf);
    }
    waiting_.clear();
}

Xapian::termcount DatabaseWriter::frequency(std::string_view term) {
    count_waiting();
    const auto number = dictionary_.find(term);
    if (!number) return 0;
    const LastUse& last = last_uses_[*number];
    return last.document == document_ ? counts_[begin_ + last.count].wdf : 0;
}

void DatabaseWriter::add_value(Xapian::valueno slot, std::string_view value) {
    values_[slot] = value;
}

void DatabaseWriter::set_data(std::string_view data) {
    if (data.empty()) return;
    std::string key;
    append_sorting_number(key, document_);
    data_.add(key, stored_deflated(data), TableWriter::Tag::Deflated);
}

void DatabaseWriter::end_document() {
    count_waiting();
    Xapian::termcount length = 0;
    for (std::size_t count = begin_; count < counts_.size(); ++count) {
        length += counts_[count].wdf;
        greatest_wdf_ = std::max(greatest_wdf_, counts_[count].wdf);
    }
    lengths_.push_back({document_, length});
    begin_ = counts_.size();
    ends_.push_back(begin_);
    std::string& slots = slots_.emplace_back();
    Xapian::valueno next = 0;
    for (const auto& [slot, value] : values_) {
        if (value.empty()) continue;
        streams_[slot].add(document_, value);
        TermListWriter::append_slot(slots, slot, next);
    }
    values_.clear();
    ++document_;
}

void DatabaseWriter::finish() {
    const SortedTerms terms = dictionary_.sorted();
    DatabaseStatistics statistics;
    statistics.greatest_wdf = greatest_wdf_;
    for (const Posting& length : lengths_)
        statistics.add_document(length.wdf);
    DatabaseTables tables;
    tables.data = data_.finish();
    rank(terms);
    const PostingLists lists = posting_lists(terms.size());
    sort(lists);
    tables.term_lists = write_term_lists(terms);
    tables.postings = write_postings_table(terms, lists);
    // Last: without it the folder is no database.
    write_version_file(folder_, statistics, tables);
}

void DatabaseWriter::rank(const SortedTerms& terms) {
    std::vector<std::uint32_t> ranks(terms.size());
    for (std::uint32_t rank = 0; rank < terms.size(); ++rank)
        ranks[terms.numbers[rank]] = rank;
    for (TermCount& count : counts_)
        count.term = ranks[count.term];
}

// Sorted by counting: documents come in their order, so each term's stay so.
DatabaseWriter::PostingLists DatabaseWriter::posting_lists(std::size_t terms) const {
    std::vector<std::size_t> next(terms + 1);
    for (const TermCount& count : counts_)
        ++next[count.term + 1];
    for (std::size_t term = 1; term < next.size(); ++term)
        next[term] += next[term - 1];
    PostingLists lists;
    lists.postings.resize(counts_.size());
    std::size_t at = 0;
    for (std::size_t document = 0; document < ends_.size(); ++document) {
        for (; at < ends_[document]; ++at) {
            const TermCount& count = counts_[at];
            lists.postings[next[count.term]++] = {lengths_[document].document, count.wdf};
        }
    }
    next.pop_back();
    lists.ends = std::move(next);
    return lists;
}

// The same way back: terms come in their order, so each document's stay so.
void DatabaseWriter::sort(const PostingLists& lists) {
    std::vector<std::size_t> next{0};
    next.insert(next.end(), ends_.begin(), ends_.end());
    std::size_t at = 0;
    for (std::uint32_t term = 0; term < lists.ends.size(); ++term) {
        for (; at < lists.ends[term]; ++at) {
            const Posting& posting = lists.postings[at];
            counts_[next[posting.document - 1]++] = {term, posting.wdf};
        }
    }
}

TableRoot DatabaseWriter::write_term_lists(const SortedTerms& terms) const {
    TableWriter table(folder_ + "/termlist.glass");
    TermListWriter list(table);
    std::size_t at = 0;
    for (std::size_t document = 0; document < ends_.size(); ++document) {
        list.begin(lengths_[document].wdf, ends_[document] - at);
        for (; at < ends_[document]; ++at) {
            if (at + 2 * kAhead < counts_.size()) {
                terms.prefetch_place(counts_[at + 2 * kAhead].term);
                terms.prefetch_bytes(counts_[at + kAhead].term);
            }
            list.add(terms.term(counts_[at].term), counts_[at].wdf);
        }
        list.end(lengths_[document].document, slots_[document]);
    }
    return table.finish();
}

TableRoot DatabaseWriter::write_postings_table(const SortedTerms& terms,
                                               const PostingLists& lists) const {
    TableWriter table(folder_ + "/postlist.glass");
    for (const auto& [slot, stream] : streams_)
        stream.write_statistics(slot, table);
    for (const auto& [slot, stream] : streams_)
        stream.write_values(slot, table);
    write_lengths(lengths_, table);
    const Posting* begin = lists.postings.data();
    for (std::size_t rank = 0; rank < terms.size(); ++rank) {
        const Posting* const end = lists.postings.data() + lists.ends[rank];
        write_postings(terms.term(rank), begin, end, table);
        begin = end;
    }
    return table.finish();
}

}  // namespace nachlese::glass
