#include "indexer/bulk/text_sample.h"

#include <algorithm>
#include <cstdint>

#include "indexer/interruption.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

// What larger ones gain is less than a fiftieth of the texts; more articles make it no better.
constexpr std::uint64_t kMostDictionaryBytes = std::uint64_t{256} * 1024;
constexpr std::size_t kArticles = 200;

// A dictionary makes a text smaller by more than a tenth.
constexpr std::uint64_t kBytesReadForEachByte = 64;

// Of one article, so that a long one does not stand for all.
constexpr std::size_t kMostTextBytes = std::size_t{16} * 1024;

void take_texts(FolderReading& folder, const std::string& file, std::size_t most,
                std::vector<std::string>& texts) {
    ReadSink sink;
    sink.article = [&](Article&& article) {
        if (texts.size() < most) {
            texts.push_back(store_article(article).substr(0, kMostTextBytes));
        }
    };
    sink.no_article = [](NoArticle&&) {};
    sink.failure = [](ReadFailure&&) {};
    sink.warning = [](ReadWarning&&) {};
    sink.stop = [&] { return texts.size() >= most || interrupted(); };
    // What is wrong with a file is told when all of it is read.
    static_cast<void>(folder.read(file, sink));
}

}  // namespace

std::size_t text_dictionary_bytes(const ChangePlan& plan) {
    return std::min(plan.bytes_to_read / kBytesReadForEachByte, kMostDictionaryBytes);
}

std::vector<std::string> sample_texts(const ChangePlan& plan, const FolderReadings& folders) {
    std::size_t files = 0;
    for (const FolderChanges& changes : plan.folders)
        files += changes.to_read.size();
    const std::size_t looked_at = std::min(files, kArticles);
    std::vector<std::string> texts;
    std::size_t taken = 0;
    std::size_t number = 0;  // of the file
    for (std::size_t folder = 0; folder < plan.folders.size(); ++folder) {
        for (const FileEntry& file : plan.folders[folder].to_read) {
            if (number++ * looked_at < taken * files || interrupted()) continue;
            ++taken;
            take_texts(*folders[folder], file.name, taken * kArticles / looked_at, texts);
        }
    }
    return texts;
}

}  // namespace nachlese
