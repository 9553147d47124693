#include "indexer/readers/ocr/alto_files.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/readers/ocr/alto.h"
#include "indexer/readers/xml/stream.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using xml::Element;

// A page of a newspaper has some hundred blocks.
constexpr std::size_t kMostLoaded = 64;
constexpr std::size_t kMostLoadsOfEach = 4;
// Advertisements and headings over several columns stand in a few articles.
constexpr std::size_t kMostUsesOfEach = 16;

// "file://./ALTO/0001.xml", "./ALTO/0001.xml"
std::string_view relative_path(std::string_view address) {
    for (const std::string_view prefix : {"file://", "./"}) {
        if (address.starts_with(prefix)) address.remove_prefix(prefix.size());
    }
    return address;
}

// Images and sound of a page stand beside its text.
bool may_be_text(Element file, std::string_view address) {
    const std::string type = fold(file.attribute("MIMETYPE"));
    if (!type.empty()) return type.find("xml") != std::string::npos;
    return fold(address).ends_with(".xml");
}

}  // namespace

AltoFiles::AltoFiles(Element mets, const ReadContext& context, const ReadSink& sink)
    : context_(context), sink_(sink) {
    for (const Element file : mets.child("fileSec").descendants("file")) {
        const std::string_view address = relative_path(file.child("FLocat").attribute("href"));
        std::string id(file.attribute("ID"));
        if (!file_numbers_.emplace(id, files_.size()).second) continue;
        files_.push_back({std::move(id), std::string(address), may_be_text(file, address)});
    }
}

AltoFiles::File* AltoFiles::file_called(const std::string& id) {
    const auto found = file_numbers_.find(id);
    return found == file_numbers_.end() ? nullptr : &files_[found->second];
}

const AltoFiles::Page& AltoFiles::loaded(const std::string& file_id) {
    auto page = loaded_.find(file_id);
    if (page == loaded_.end()) {
        if (loaded_.size() >= kMostLoaded) loaded_.clear();
        page = loaded_.emplace(file_id, load(file_id)).first;
    }
    return page->second;
}

const Block* AltoFiles::find(const std::string& file_id, const std::string& block_id) {
    const Page& page = loaded(file_id);
    const auto number = page.by_id.find(block_id);
    if (number == page.by_id.end()) return nullptr;
    if (++times_used_[{file_id, block_id}] > kMostUsesOfEach) return nullptr;
    file_called(file_id)->was_used = true;
    return &page.blocks[number->second];
}

std::vector<Block> AltoFiles::page(const std::string& file_id) {
    const File* const file = file_called(file_id);
    if (file != nullptr && !file->may_be_text) return {};
    const Page& page = loaded(file_id);
    if (page.blocks.empty() || ++times_used_[{file_id, {}}] > kMostUsesOfEach) return {};
    file_called(file_id)->was_used = true;
    return page.blocks;
}

std::vector<std::string> AltoFiles::untouched_pages() {
    std::vector<std::string> ids;
    std::vector<const File*> missing;
    for (File& file : files_) {
        const bool is_elsewhere =
            file.address.empty() || file.address.find("://") != std::string::npos;
        if (!file.may_be_text || file.was_used || file.has_failed || is_elsewhere) continue;
        if (context_.open_beside(file.address)) {
            ids.push_back(file.id);
        } else {
            missing.push_back(&file);
            tell_part(file, true);
        }
    }
    if (!missing.empty()) {
        sink_.failure(
            {context_.path,
             fmt::format("{} pages of text that it names cannot be opened, the first is {}",
                         missing.size(), printable(missing.front()->address))});
    }
    return ids;
}

void AltoFiles::tell_part(File& file, bool is_missing) {
    if (sink_.part && !std::exchange(file.was_told, true)) sink_.part({file.address, is_missing});
}

void AltoFiles::report(const std::string& file_id, std::string_view reason) {
    File* const file = file_called(file_id);
    if (file != nullptr && std::exchange(file->has_failed, true)) return;
    sink_.failure({context_.path, fmt::format("the page {}: {}", printable(file_id), reason)});
}

AltoFiles::Page AltoFiles::load(const std::string& file_id) {
    Page page;
    File* const file = file_called(file_id);
    if (file == nullptr || !context_.open_beside) {
        report(file_id, "no file is named for it");
        return page;
    }
    if (++times_loaded_ > kMostLoadsOfEach * files_.size() + kMostLoaded) {
        report(file_id, "articles go back and forth over too many pages");
        return page;
    }
    auto input = context_.open_beside(file->address);
    if (!input) {
        tell_part(*file, true);
        report(file_id, input.error().message);
        return page;
    }
    const xml::Handler handler{
        [](std::string_view, std::string_view name) { return name == "alto"; },
        [&](Element alto, Element) {
            for (const Element element : alto.child("Layout").children("Page")) {
                for (Block& block : blocks_of_page(alto, element)) {
                    page.by_id.emplace(block.id, page.blocks.size());
                    page.blocks.push_back(std::move(block));
                }
            }
        },
        {},
    };
    const auto outcome = xml::read_records(*input, handler);
    if (!page.blocks.empty()) tell_part(*file, false);
    if (!outcome) {
        report(file_id, outcome.error().message);
    } else if (!outcome->fault.empty()) {
        report(file_id, fmt::format("{}: {}", printable(file->address), outcome->fault));
    }
    return page;
}

}  // namespace nachlese::ocr
