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

// At most so many that the sample has `most`. One article more is read, by which it is seen whether
// the file has more of them.
void take_texts(FolderReading& folder, const FileEntry& file, std::size_t most,
                TextSample& sample) {
    const std::size_t wanted = most - std::min(most, sample.texts.size());
    std::size_t articles = 0;
    std::uint64_t text_bytes = 0;
    bool has_parts = false;
    const auto is_cut = [&] { return articles > wanted && articles > 1; };
    ReadSink sink;
    sink.article = [&](Article&& article) {
        std::string text = store_article(article);
        text_bytes += text.size();
        if (articles++ < wanted) sample.texts.push_back(text.substr(0, kMostTextBytes));
    };
    sink.no_article = [](NoArticle&&) {};
    sink.failure = [](ReadFailure&&) {};
    sink.warning = [](ReadWarning&&) {};
    sink.part = [&](FilePart&&) { has_parts = true; };
    sink.stop = [&] { return is_cut() || interrupted(); };
    // What is wrong with a file is told when all of it is read.
    static_cast<void>(folder.read(file.name, sink));
    sample.bytes.of_files += file.size;
    if (!is_cut() && !has_parts) sample.bytes.of_texts += text_bytes;
}

}  // namespace

std::size_t text_dictionary_bytes(const ChangePlan& plan) {
    return std::min(plan.bytes_to_read / kBytesReadForEachByte, kMostDictionaryBytes);
}

TextSample sample_texts(const ChangePlan& plan, const FolderReadings& folders) {
    std::size_t files = 0;
    for (const FolderChanges& changes : plan.folders)
        files += changes.to_read.size();
    const std::size_t looked_at = std::min(files, kArticles);
    TextSample sample;
    std::size_t taken = 0;
    std::size_t number = 0;  // of the file
    for (std::size_t folder = 0; folder < plan.folders.size(); ++folder) {
        for (const FileEntry& file : plan.folders[folder].to_read) {
            if (number++ * looked_at < taken * files || interrupted()) continue;
            ++taken;
            take_texts(*folders[folder], file, taken * kArticles / looked_at, sample);
        }
    }
    return sample;
}

}  // namespace nachlese
