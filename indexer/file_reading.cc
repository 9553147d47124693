#include "indexer/file_reading.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "indexer/encoding.h"
#include "indexer/input.h"
#include "indexer/readers/editorial_marks.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

// The archive folder of a file that is known by its path below it; its own folder where that is
// unknown.
fs::path archive_of(const std::string& file, const std::string& path) {
    if (file.size() > path.size() && file.ends_with('/' + path)) {
        return file.substr(0, file.size() - path.size());
    }
    return fs::path(file).parent_path();
}

bool lies_within(const fs::path& folder, const fs::path& file) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end() && rest != file.end();
}

// Links are followed before it is decided, so none leads out of the archive.
Result<InputStream> open_beside(const std::string& file, const std::string& archive,
                                const std::string& path) {
    const fs::path named(path);
    std::error_code error;
    const fs::path folder = fs::canonical(archive.empty() ? "." : archive, error);
    const fs::path target = fs::weakly_canonical(fs::path(file).parent_path() / named, error);
    if (path.empty() || named.is_absolute() || error || !lies_within(folder, target)) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: not a file of this archive", printable(path)));
    }
    return InputStream::open(target.string());
}

}  // namespace

Result<void> read_file(const std::string& file, const ReadContext& given, const ReadSink& sink) {
    ReadContext context = given;
    context.open_beside = [&file, archive = archive_of(file, given.path).string()](
                              const std::string& path) { return open_beside(file, archive, path); };
    auto input = InputStream::open(file);
    if (!input) return tl::unexpected(input.error());
    if (input->head().empty()) {
        sink.no_article({context.path, "empty file"});
        return {};
    }
    if (looks_binary(input->head())) {
        sink.no_article({context.path, "binary data in no known format"});
        return {};
    }
    ReadSink marking = sink;
    marking.article = [&sink](Article&& article) {
        apply_editorial_marks(article);
        sink.article(std::move(article));
    };
    const std::string head = decode_text(input->head()).text;
    for (const Reader* const reader : readers()) {
        if (reader->accepts(head)) return reader->read(*input, context, marking);
    }
    sink.no_article({context.path, "unknown format"});
    return {};
}

}  // namespace nachlese
