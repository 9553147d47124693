#include "indexer/readers/ocr/alto_files.h"

#include <fmt/format.h>

#include "indexer/readers/ocr/alto.h"
#include "indexer/readers/xml/stream.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using xml::Element;

// A page of a newspaper has some hundred blocks.
constexpr std::size_t kMostLoaded = 64;

// "file://./ALTO/0001.xml", "./ALTO/0001.xml"
std::string_view relative_path(std::string_view address) {
    for (const std::string_view prefix : {"file://", "./"}) {
        if (address.starts_with(prefix)) address.remove_prefix(prefix.size());
    }
    return address;
}

}  // namespace

AltoFiles::AltoFiles(Element mets, const ReadContext& context, const ReadSink& sink)
    : context_(context), sink_(sink) {
    for (const Element file : mets.child("fileSec").descendants("file")) {
        const Element location = file.child("FLocat");
        addresses_.emplace(file.attribute("ID"), relative_path(location.attribute("href")));
    }
}

const Block* AltoFiles::find(const std::string& file_id, const std::string& block_id) {
    auto blocks = loaded_.find(file_id);
    if (blocks == loaded_.end()) {
        if (loaded_.size() >= kMostLoaded) loaded_.clear();
        blocks = loaded_.emplace(file_id, load(file_id)).first;
    }
    const auto block = blocks->second.find(block_id);
    return block == blocks->second.end() ? nullptr : &block->second;
}

AltoFiles::Blocks AltoFiles::load(const std::string& file_id) {
    Blocks blocks;
    const auto report = [&](std::string_view reason) {
        sink_.failure({context_.path, fmt::format("the page {}: {}", printable(file_id), reason)});
    };
    const auto address = addresses_.find(file_id);
    if (address == addresses_.end() || !context_.open_beside) {
        report("no file is named for it");
        return blocks;
    }
    auto input = context_.open_beside(address->second);
    if (!input) {
        report(input.error().message);
        return blocks;
    }
    const xml::Handler handler{
        [](std::string_view, std::string_view name) { return name == "alto"; },
        [&](Element alto, Element) {
            for (const Element page : alto.child("Layout").children("Page")) {
                for (Block& block : blocks_of_page(alto, page))
                    blocks.emplace(block.id, std::move(block));
            }
        },
        {},
    };
    const auto outcome = xml::read_records(*input, handler);
    if (!outcome) {
        report(outcome.error().message);
    } else if (!outcome->fault.empty()) {
        report(fmt::format("{}: {}", printable(address->second), outcome->fault));
    }
    return blocks;
}

}  // namespace nachlese::ocr
