#include "indexer/bulk/batch_sequences.h"

#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "schema/fields.h"
#include "schema/packed_number.h"

namespace nachlese {

namespace {

// Kept as four packed numbers.
struct Place {
    BatchNumber batch;
    std::uint64_t begin = 0;  // in bytes
    std::uint64_t size = 0;
};

std::string packed(const Place& place) {
    std::string value;
    for (const std::uint64_t number : {std::uint64_t{place.batch.task},
                                       std::uint64_t{place.batch.batch}, place.begin, place.size})
        append_number(value, number);
    return value;
}

[[noreturn]] void throw_unreadable(const std::string& path) {
    throw Xapian::DatabaseError(fmt::format("{}: words of articles cannot be read", path));
}

Place unpacked(std::string_view value, const std::string& folder) {
    const auto number = [&] {
        const auto taken = take_number(value);
        if (!taken) throw_unreadable(folder);
        return *taken;
    };
    Place place;
    place.batch.task = number();
    place.batch.batch = number();
    place.begin = number();
    place.size = number();
    return place;
}

std::string path_of(const std::string& folder, const BatchNumber& number) {
    return fmt::format("{}/{:08}-{:08}.words", folder, number.task, number.batch);
}

}  // namespace

BatchSequenceWriter::BatchSequenceWriter(const std::string& folder, const BatchNumber& number)
    : number_(number),
      path_(path_of(folder, number)),
      file_(path_, std::ios::binary | std::ios::trunc),
      output_(file_) {}

std::string BatchSequenceWriter::add(std::string_view sequence) {
    output_.write(sequence);
    std::string place = packed({number_, end_, sequence.size()});
    end_ += sequence.size();
    return place;
}

void BatchSequenceWriter::close() {
    output_.flush();
    file_.close();
    if (!file_) {
        throw Xapian::DatabaseError(fmt::format("{}: words of articles cannot be written", path_));
    }
}

std::string BatchSequences::at(std::string_view place) {
    const Place wanted = unpacked(place, folder_);
    std::string path = path_of(folder_, wanted.batch);
    if (path != path_) {
        path_ = std::move(path);
        file_ = std::ifstream(path_, std::ios::binary);
    }
    std::string sequence(wanted.size, '\0');
    file_.seekg(static_cast<std::streamoff>(wanted.begin));
    file_.read(sequence.data(), static_cast<std::streamsize>(sequence.size()));
    if (!file_) throw_unreadable(path_);
    return sequence;
}

}  // namespace nachlese
