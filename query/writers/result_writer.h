// One interface for every output format. A writer takes hits one by one and keeps none, so that a
// result of any size can be written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/result.h"

namespace nachlese {

// What is known of a result before its first hit.
struct ResultHeader {
    std::string query_id;  // of --batch; else empty
    std::uint64_t total = 0;
    std::uint64_t folded = 0;     // articles that are no hits of their own
    std::uint64_t unchecked = 0;  // not 0: there are `total` at least
    std::uint64_t offset = 0;     // hits left out before the first one shown
    std::uint64_t limit = 0;      // hits shown at most
    bool has_cursors = false;     // hits are ordered by date and id: any may be named in --after
    std::vector<Facet> facets;
    std::optional<Timeline> timeline;
    std::vector<std::string> notices;
};

struct WriterSettings {
    bool colour = false;
    std::size_t width = 0;  // columns; 0: lines are not wrapped
    bool links = false;     // headlines lead to the files of their articles
};

// Writes to a stream that the caller owns and checks for errors. Not thread-safe. For each result:
// begin(), hit() for each hit in the order of ranks, end(). Several results may follow each other.
class ResultWriter {
  public:
    explicit ResultWriter(std::ostream& out) : out_(out) {}
    virtual ~ResultWriter() = default;
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;

    // `header` must stay valid and unchanged until end().
    virtual void begin(const ResultHeader& header) = 0;
    virtual void hit(const Hit& hit) = 0;
    virtual void end() = 0;

    // Instead of the above: the number of hits alone (--count).
    virtual void count(const ResultHeader& header) = 0;

  protected:
    [[nodiscard]] std::ostream& out() { return out_; }

  private:
    std::ostream& out_;
};

}  // namespace nachlese
