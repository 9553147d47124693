// Reads an XML document record by record: what an item of a feed or a page of a newspaper holds is
// in memory, the document is not. By libxml2's SAX2 interface, pushed piece by piece: unlike
// xmlTextReader it builds no tree of its own and asks before it uses an entity. No DTD and no other
// file is ever read, and nothing comes from the network.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/input.h"
#include "indexer/readers/xml/tree.h"
#include "schema/error.h"

namespace nachlese::xml {

struct Handler {
    // Whether an element begins a record. Not asked within one.
    std::function<bool(std::string_view name_space, std::string_view name)> begins_record;
    // A whole record, and what has been read so far of what is around the records. Both are valid
    // during the call alone.
    std::function<void(Element record, Element document)> record;
    // True when reading should end. May be empty.
    std::function<bool()> stop;
};

struct Outcome {
    std::string fault;  // "line 17: Opening and ending tag mismatch"; empty for a sound document
    Tree document;      // what is around the records; its end may be missing where it is large
};

// Reads `input` to its end, to the first fault or until it is told to stop; all records that were
// whole by then have been handed over. An error is returned where `input` cannot be read.
Result<Outcome> read_records(InputStream& input, const Handler& handler);

inline constexpr std::size_t kDeepestNesting = 200;
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20U;  // as Tree::memory() counts
// Around the records: each of them may look through it.
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} << 10U;

}  // namespace nachlese::xml
