#include "indexer/file_reading.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "indexer/compression.h"
#include "indexer/containers/container.h"
#include "indexer/encoding.h"
#include "indexer/readers/article_parts.h"
#include "indexer/readers/article_text.h"
#include "indexer/readers/editorial_marks.h"
#include "indexer/readers/xml/head.h"
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

const Container* find_container(std::string_view head) {
    const auto found =
        std::find_if(containers().begin(), containers().end(),
                     [head](const Container* candidate) { return candidate->accepts(head); });
    return found == containers().end() ? nullptr : *found;
}

// Its head, and more where that ends before the root of an XML document.
std::string_view beginning_of(InputStream& input) {
    constexpr std::size_t kLongestProlog = std::size_t{1} << 20U;
    const std::string_view head = input.head();
    if (head.size() < InputStream::kHeadBytes || !xml::ends_in_prolog(head)) return head;
    const auto more = input.peek(kLongestProlog);
    return more ? more->substr(0, kLongestProlog) : input.head();
}

// `depth` is the number of containers around the input.
Result<void> read_nested(InputStream packed, int depth, const ReadContext& context,
                         const ReadSink& sink) {
    auto input = unpack(std::move(packed));
    if (!input) return tl::unexpected(input.error());
    if (input->head().empty()) {
        sink.no_article({context.path, "empty file"});
        return {};
    }
    if (const Container* const container = find_container(input->head())) {
        if (depth == UnpackingBudget::kMaxDepth) {
            return fail(ErrorCode::BadInput,
                        fmt::format("{}: refused: in more than {} containers within each other",
                                    input->name(), depth));
        }
        const ReadMember read_member = [depth](InputStream member, const ReadContext& its_context,
                                               const ReadSink& its_sink) {
            return read_nested(std::move(member), depth + 1, its_context, its_sink);
        };
        return container->read(std::move(*input), context, sink, read_member);
    }
    if (looks_binary(input->head())) {
        sink.no_article({context.path, "binary data in no known format"});
        return {};
    }
    if (const Reader* const reader = find_reader(beginning_of(*input))) {
        if (depth == 0 && sink.set_aside && reader->may_be_part()) {
            sink.set_aside();
            return {};
        }
        return reader->read(*input, context, sink);
    }
    sink.no_article({context.path, "unknown format"});
    return {};
}

}  // namespace

Result<void> read_file(const std::string& file, const ReadContext& given, const ReadSink& sink) {
    ReadContext context = given;
    context.open_beside = [&file, archive = archive_of(file, given.path).string()](
                              const std::string& path) { return open_beside(file, archive, path); };
    ReadSink its_sink = sink;
    if (sink.part) {
        its_sink.part = [&](FilePart&& part) {
            const fs::path path = fs::path(given.path).parent_path() / part.path;
            sink.part({path.lexically_normal().string(), part.is_missing});
        };
    }
    auto input = InputStream::open(file, std::make_shared<UnpackingBudget>(sink.stop));
    if (!input) return tl::unexpected(input.error());
    return read_input(std::move(*input), context, its_sink);
}

Result<void> read_input(InputStream input, const ReadContext& context, const ReadSink& sink) {
    ReadSink finishing = sink;
    finishing.article = [&sink](Article&& article) {
        const bool had_text = holds_text(article);
        mend_text(article);
        if (had_text && !holds_text(article)) {
            sink.no_article({article.path, "no text of an article found"});
            return;
        }
        apply_editorial_marks(article);
        sink.article(std::move(article));
    };
    return read_nested(std::move(input), 0, context, finishing);
}

const Reader* find_reader(std::string_view head) {
    if (find_container(head) != nullptr || looks_binary(head)) return nullptr;
    const std::string text = decode_text(head).text;
    const auto found =
        std::find_if(readers().begin(), readers().end(),
                     [&text](const Reader* reader) { return reader->accepts(text); });
    return found == readers().end() ? nullptr : *found;
}

}  // namespace nachlese
