#include "schema/sequence_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ostream>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema/fields.h"
#include "schema/gathered_output.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

// The sequences stand one after another, in the order of their documents; then a table of where
// each document's begins, from document 0 on, and one entry for the end; then the trailer.
struct Trailer {
    std::uint64_t entries = 0;  // of the table
    std::array<char, 40> uuid{};
    std::uint64_t magic = 0;
};
constexpr std::uint64_t kMagic = 0x4e6163686c657331;  // reads otherwise on machines of other order
constexpr std::string_view kFileName = "words.nachlese";
constexpr std::size_t kEntryBytes = sizeof(std::uint64_t);

// In one process: the generations that searches still read, and tests.
constexpr std::size_t kMostFiles = 64;

void write_raw(GatheredOutput& out, const void* bytes, std::size_t size) {
    out.write({static_cast<const char*>(bytes), size});
}

// The values of one slot, looked at in the order of documents.
class ValuesInOrder {
  public:
    ValuesInOrder(const Xapian::Database& database, ValueSlot slot)
        : values_(database.valuestream_begin(slot_number(slot))),
          end_(database.valuestream_end(slot_number(slot))) {}

    // Empty where it has none.
    std::string of(Xapian::docid document) {
        while (values_ != end_ && values_.get_docid() < document)
            ++values_;
        return values_ != end_ && values_.get_docid() == document ? *values_ : std::string{};
    }

  private:
    Xapian::ValueIterator values_;
    Xapian::ValueIterator end_;
};

void write_sequences(std::ostream& stream, const Xapian::Database& database,
                     const SequenceAt& sequence_at) {
    const std::size_t documents = std::size_t{database.get_lastdocid()} + 1;
    GatheredOutput out(stream);
    std::vector<std::uint64_t> table;
    table.reserve(documents + 1);
    std::uint64_t end = 0;
    ValuesInOrder places(database, ValueSlot::WordsPlace);
    ValuesInOrder values(database, ValueSlot::Words);
    for (auto document = database.postlist_begin({}); document != database.postlist_end({});
         ++document) {
        table.resize(std::size_t{*document} + 1, end);
        const std::string place = places.of(*document);
        const std::string sequence = place.empty() ? values.of(*document) : sequence_at(place);
        out.write(sequence);
        end += sequence.size();
    }
    table.resize(documents + 1, end);
    write_raw(out, table.data(), table.size() * kEntryBytes);
    Trailer trailer{table.size(), {}, kMagic};
    const std::string uuid = database.get_uuid();
    uuid.copy(trailer.uuid.data(), trailer.uuid.size() - 1);
    write_raw(out, &trailer, sizeof(trailer));
    out.flush();
}

// Reads from any address.
template <typename Value>
Value value_at(const char* bytes) {
    Value value;
    std::memcpy(&value, bytes, sizeof(value));
    return value;
}

}  // namespace

std::string sequence_file(const std::string& database_path) {
    return fmt::format("{}/{}", database_path, kFileName);
}

Result<void> write_sequence_file(const std::string& database_path, const SequenceAt& sequence_at) {
    const Xapian::Database database(database_path);
    return replace_file(sequence_file(database_path),
                        [&](std::ostream& out) { write_sequences(out, database, sequence_at); });
}

std::shared_ptr<const SequenceFile> SequenceFile::open(const std::string& database_path) {
    const int descriptor = ::open(sequence_file(database_path).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    struct stat status {};
    const bool is_there = fstat(descriptor, &status) == 0 && status.st_size > 0;
    const auto size = is_there ? static_cast<std::size_t>(status.st_size) : 0;
    void* const bytes =
        is_there ? mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0) : MAP_FAILED;
    close(descriptor);
    if (bytes == MAP_FAILED) return nullptr;
    std::shared_ptr<const SequenceFile> file(new SequenceFile(bytes, size));
    return file->is_sound() ? file : nullptr;
}

SequenceFile::~SequenceFile() {
    munmap(bytes_, size_);
}

const char* SequenceFile::at(std::size_t offset) const {
    return static_cast<const char*>(bytes_) + offset;
}

bool SequenceFile::is_sound() const {
    if (size_ < sizeof(Trailer)) return false;
    const auto trailer = value_at<Trailer>(at(size_ - sizeof(Trailer)));
    return trailer.magic == kMagic && trailer.entries >= 2 &&
           trailer.entries <= (size_ - sizeof(Trailer)) / kEntryBytes &&
           trailer.uuid.back() == '\0';
}

std::string_view SequenceFile::uuid() const {
    return at(size_ - sizeof(Trailer) + offsetof(Trailer, uuid));
}

std::optional<std::string_view> SequenceFile::sequence_of(Xapian::docid document) const {
    const std::size_t trailer = size_ - sizeof(Trailer);
    const auto entries = value_at<std::uint64_t>(at(trailer));
    const std::size_t table = trailer - entries * kEntryBytes;
    if (std::size_t{document} + 1 >= entries) return std::nullopt;
    const char* const entry = at(table + document * kEntryBytes);
    const auto begin = value_at<std::uint64_t>(entry);
    const auto end = value_at<std::uint64_t>(entry + kEntryBytes);
    if (begin > end || end > table) {
        throw Xapian::DatabaseCorruptError(
            fmt::format("document {}: the file of word sequences is damaged", document));
    }
    if (begin == end) return std::nullopt;
    return std::string_view(at(begin), end - begin);
}

SequenceFiles& SequenceFiles::of_process() {
    static SequenceFiles files;
    return files;
}

void SequenceFiles::add(std::shared_ptr<const SequenceFile> file) {
    if (!file) return;
    const std::lock_guard lock(mutex_);
    const auto is_known = [&file](const auto& other) { return other->uuid() == file->uuid(); };
    if (std::any_of(files_.begin(), files_.end(), is_known)) return;
    files_.push_front(std::move(file));
    if (files_.size() > kMostFiles) files_.pop_back();
}

std::shared_ptr<const SequenceFile> SequenceFiles::of(const Xapian::Database& shard) const {
    const std::string uuid = shard.get_uuid();
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(files_.begin(), files_.end(),
                                    [&uuid](const auto& file) { return file->uuid() == uuid; });
    if (found != files_.end()) return *found;
    if (shard.get_value_freq(slot_number(ValueSlot::WordsPlace)) > 0) {
        throw Xapian::DatabaseCorruptError(
            fmt::format("the file of word sequences, {}, is missing or damaged", kFileName));
    }
    return nullptr;
}

}  // namespace nachlese
