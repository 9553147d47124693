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

std::string made_folder(const std::string& path) {
    std::filesystem::create_directories(path);
    return path;
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder)
    : folder_(made_folder(folder)), data_(folder_ + "/docdata.glass") {}

std::uint32_t DatabaseWriter::number_of(std::string_view term) {
    const std::uint32_t number = dictionary_.number_of(term);
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
    count(number_of(term), wdf);
}

void DatabaseWriter::add_terms(std::uint64_t number, Xapian::termcount wdf,
                               const TermGroup& terms) {
    if (number == 0) {
        DocumentSink::add_terms(number, wdf, terms);
        return;
    }
    if (number >= groups_.size()) groups_.resize(number + 1);
    Group& group = groups_[number];
    if (group.begin == group.end) {
        group.begin = group_terms_.size();
        terms([&](std::string_view term) { group_terms_.push_back(number_of(term)); });
        group.end = group_terms_.size();
    }
    for (std::size_t term = group.begin; term < group.end; ++term)
        count(group_terms_[term], wdf);
}

Xapian::termcount DatabaseWriter::frequency(std::string_view term) const {
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
    tables.term_lists = write_term_lists(terms);
    tables.postings = write_postings_table(terms);
    // Last: without it the folder is no database.
    write_version_file(folder_, statistics, tables);
}

TableRoot DatabaseWriter::write_term_lists(const SortedTerms& terms) {
    std::vector<std::uint32_t> ranks(terms.size());
    for (std::uint32_t rank = 0; rank < terms.size(); ++rank)
        ranks[terms.numbers[rank]] = rank;
    TableWriter table(folder_ + "/termlist.glass");
    TermListWriter list(table);
    std::vector<TermCount> by_rank;
    std::size_t begin = 0;
    for (std::size_t document = 0; document < ends_.size(); ++document) {
        by_rank.clear();
        for (std::size_t count = begin; count < ends_[document]; ++count)
            by_rank.push_back({ranks[counts_[count].term], counts_[count].wdf});
        begin = ends_[document];
        std::sort(by_rank.begin(), by_rank.end(), [](const TermCount& one, const TermCount& other) {
            return one.term < other.term;
        });
        list.begin(lengths_[document].wdf, by_rank.size());
        for (const TermCount& count : by_rank)
            list.add(terms.term(count.term), count.wdf);
        list.end(lengths_[document].document, slots_[document]);
    }
    return table.finish();
}

TableRoot DatabaseWriter::write_postings_table(const SortedTerms& terms) {
    TableWriter table(folder_ + "/postlist.glass");
    for (const auto& [slot, stream] : streams_)
        stream.write_statistics(slot, table);
    for (const auto& [slot, stream] : streams_)
        stream.write_values(slot, table);
    write_lengths(lengths_, table);
    std::vector<std::size_t> ends;
    const std::vector<Posting> postings = postings_by_term(ends);
    for (std::size_t rank = 0; rank < terms.size(); ++rank) {
        const std::uint32_t term = terms.numbers[rank];
        const std::size_t begin = term == 0 ? 0 : ends[term - 1];
        write_postings(terms.term(rank), &postings[begin], postings.data() + ends[term], table);
    }
    return table.finish();
}

// Sorted by counting: documents come in their order, so each term's stay so.
std::vector<Posting> DatabaseWriter::postings_by_term(std::vector<std::size_t>& ends) const {
    std::vector<std::size_t> next(dictionary_.size() + 1);
    for (const TermCount& count : counts_)
        ++next[count.term + 1];
    for (std::size_t term = 1; term < next.size(); ++term)
        next[term] += next[term - 1];
    std::vector<Posting> postings(counts_.size());
    std::size_t at = 0;
    for (std::size_t document = 0; document < ends_.size(); ++document) {
        for (; at < ends_[document]; ++at) {
            const TermCount& count = counts_[at];
            postings[next[count.term]++] = {lengths_[document].document, count.wdf};
        }
    }
    next.pop_back();
    ends = std::move(next);
    return postings;
}

}  // namespace nachlese::glass
