// What WARC and ARC have in common: the pages that a crawler fetched, and damage between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/containers/header_fields.h"
#include "indexer/containers/members.h"
#include "indexer/containers/record_block.h"
#include "schema/date.h"

namespace nachlese {

struct Capture {
    std::string uri;
    std::string date;  // as the archive writes it
    std::optional<DateTime> fetched;
};

// The reading of one archive. Not thread-safe; all that it is given is borrowed.
class WebArchive {
  public:
    WebArchive(InputStream& input, const ReadContext& context, const ReadSink& sink,
               const ReadMember& read_member)
        : input_(input),
          context_(context),
          sink_(sink),
          members_(context, sink, read_member, input.budget()) {}

    // A block that begins with the HTTP header. Only pages that were found (status 200) are read.
    Result<void> read_response(const Capture& capture, RecordBlock& block);
    // A block that is the page itself.
    Result<void> read_resource(const Capture& capture, const std::string& content_type,
                               RecordBlock& block);

    // Reports damage at `offset` of the (unpacked) archive. Fails where `error` is none of the
    // archive's: a disk that cannot be read, an interrupted run, an exhausted budget.
    Result<void> damaged(std::uint64_t offset, const Error& error);
    Result<void> damaged(std::uint64_t offset, const std::string& what);

    [[nodiscard]] bool stopped() const { return members_.stopped(); }
    // Says so where no page was there at all.
    void finish() const;

  private:
    Result<void> read_page(const Capture& capture, const std::string& content_type,
                           std::unique_ptr<ByteSource> page);
    [[nodiscard]] ReadSink sink_for(const Capture& capture) const;
    [[nodiscard]] InputStream open(RecordBlock& block, const std::string& name) const;

    InputStream& input_;
    const ReadContext& context_;
    const ReadSink& sink_;
    Members members_;
    std::size_t pages_ = 0;
    std::size_t damages_ = 0;
};

}  // namespace nachlese
