// The ALTO files that a METS document names, read when their blocks are asked for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "indexer/readers/ocr/blocks.h"
#include "indexer/readers/xml/xml_reader.h"

namespace nachlese::ocr {

// Not thread-safe. Keeps the blocks of the last few files, since articles go over pages in order.
class AltoFiles {
  public:
    AltoFiles(xml::Element mets, const ReadContext& context, const ReadSink& sink);

    // The block of a file that METS calls `file_id`; nullptr where there is none, which has been
    // reported where the file is the reason. Valid until the next call.
    [[nodiscard]] const Block* find(const std::string& file_id, const std::string& block_id);

  private:
    using Blocks = std::map<std::string, Block, std::less<>>;
    [[nodiscard]] Blocks load(const std::string& file_id);

    const ReadContext& context_;
    const ReadSink& sink_;
    std::map<std::string, std::string, std::less<>> addresses_;  // by the file's id
    std::map<std::string, Blocks, std::less<>> loaded_;
};

}  // namespace nachlese::ocr
