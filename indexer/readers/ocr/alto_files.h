// The ALTO files that a METS document names, read when their text is asked for.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/ocr/blocks.h"
#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::ocr {

// Not thread-safe. Keeps the blocks of the last few files, since articles go over pages in order.
// A block is handed out some times at most, and files are read again some times at most: areas
// without number may name them.
class AltoFiles {
  public:
    // All are borrowed.
    AltoFiles(xml::Element mets, const ReadContext& context, const ReadSink& sink);

    // The block of a file that METS calls `file_id`; nullptr where there is none, which has been
    // reported where the file is the reason. Valid until the next call.
    [[nodiscard]] const Block* find(const std::string& file_id, const std::string& block_id);

    // All blocks of a file, in reading order; of one that is no ALTO none.
    [[nodiscard]] std::vector<Block> page(const std::string& file_id);

    // Files that may be pages of text and of which nothing has been handed out, in the order of
    // METS; without those that lie elsewhere or are missing.
    [[nodiscard]] std::vector<std::string> untouched_pages();

  private:
    struct Page {
        std::vector<Block> blocks;
        std::map<std::string, std::size_t, std::less<>> by_id;
    };
    struct File {
        std::string id;
        std::string address;  // relative to the METS file
        bool may_be_text = false;
        bool was_used = false;
        bool has_failed = false;
        bool was_told = false;  // as a part
    };
    [[nodiscard]] const Page& loaded(const std::string& file_id);
    [[nodiscard]] Page load(const std::string& file_id);
    void report(const std::string& file_id, std::string_view reason);
    void tell_part(File& file, bool is_missing);
    // Null where METS names none.
    [[nodiscard]] File* file_called(const std::string& id);

    const ReadContext& context_;
    const ReadSink& sink_;
    std::vector<File> files_;
    std::map<std::string, std::size_t, std::less<>> file_numbers_;  // by id
    std::map<std::string, Page, std::less<>> loaded_;
    std::map<std::pair<std::string, std::string>, std::size_t> times_used_;
    std::size_t times_loaded_ = 0;
};

}  // namespace nachlese::ocr
