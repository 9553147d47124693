// One reader per format behind one interface. Readers turn bytes into articles and touch no index.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input.h"
#include "schema/article.h"
#include "schema/date.h"
#include "schema/error.h"
#include "schema/fields.h"

namespace nachlese {

// Lines that recur across the files of a folder: page furniture, not this article's text.
class RecurringLines;
class JsonMap;

struct ReadContext {
    std::string path;  // of the file, below the archive root
    DateTime now;      // local time of `zone`
    TimeZone zone;
    const RecurringLines* recurring_lines = nullptr;  // may be missing; outlives the call
    const JsonMap* json_map = nullptr;                // may be missing; outlives the call
    // Opens another file of the archive, by its path relative to this one; fails where it lies
    // outside of the archive folder. May be empty.
    std::function<Result<InputStream>(const std::string& path)> open_beside = {};
    // By what transported the input, such as HTTP; empty where it did not say.
    std::string declared_encoding = {};
};

// An input that was understood and holds no article, such as an empty file.
struct NoArticle {
    std::string path;  // below the archive root, "#member" inside a container
    std::string reason;
};

// An input, or a part of one, that could not be read.
struct ReadFailure {
    std::string path;
    std::string reason;  // names the place: "line 17: ..."
};

// Something about an article that was read which the user should know: it is indexed all the same.
struct ReadWarning {
    std::string path;
    std::string message;
};

// Another file of the archive, whose text the articles of this one have or were to have.
struct FilePart {
    std::string
        path;  // as given to open_beside; below the archive root where the sink is read_file's
    bool is_missing = false;
};

// What a line of a text dump was taken for.
struct LineRole {
    std::size_t line = 0;     // in the decoded text, from 1
    std::string_view role;    // of static lifetime, as `reason`
    std::string_view reason;  // "ends the page"
    std::string_view text;    // borrowed
};

struct ReadSink {
    std::function<void(Article&&)> article;
    std::function<void(NoArticle&&)> no_article;
    std::function<void(ReadFailure&&)> failure;
    std::function<void(ReadWarning&&)> warning;
    // True when the reader should return early, asked between articles. May be empty.
    std::function<bool()> stop;
    // Gets each line of a text dump that is not empty, before the article. May be empty.
    std::function<void(const LineRole&)> line = {};
    // May be empty.
    std::function<void(FilePart&&)> part = {};
    // Called instead of reading a file that may be a part of another (Reader::may_be_part), which
    // shows only when all others have been read. Where it is empty, such files are read.
    std::function<void()> set_aside = {};
};

class Reader {
  public:
    virtual ~Reader() = default;

    [[nodiscard]] virtual std::string_view format_name() const = 0;
    // How the format is described to users.
    [[nodiscard]] virtual std::string_view description() const = 0;
    // The fields that the format can give an article, as declared in one constant table; beside its
    // path, which every article has.
    [[nodiscard]] virtual std::span<const FieldId> fields() const = 0;

    // Decides by content. `head` is the first bytes of the (decompressed) input, at most
    // InputStream::kHeadBytes, decoded to UTF-8 where it is text.
    [[nodiscard]] virtual bool accepts(std::string_view head) const = 0;

    // Whether it looks at context.recurring_lines, which takes reading a sample of the folder.
    [[nodiscard]] virtual bool asks_for_recurring_lines() const { return false; }

    // Whether its files may be parts of others, as pages are of an issue.
    [[nodiscard]] virtual bool may_be_part() const { return false; }

    // Reads `input` to its end; thread-safe. What is wrong inside the input goes to
    // `sink.failure` and reading goes on; an error is returned only where nothing more can be read.
    virtual Result<void> read(InputStream& input, const ReadContext& context,
                              const ReadSink& sink) const = 0;
};

// All readers, the one asked first in front; owned by the program, valid for ever.
[[nodiscard]] const std::vector<const Reader*>& readers();

}  // namespace nachlese
