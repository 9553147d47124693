// What a document is made of, on its way to whoever writes it.
#pragma once

#include <string_view>

#include <xapian.h>

namespace nachlese {

class DocumentSink {
  public:
    DocumentSink() = default;
    virtual ~DocumentSink() = default;
    DocumentSink(const DocumentSink&) = delete;
    DocumentSink& operator=(const DocumentSink&) = delete;

    // The frequencies of a term that comes several times are added up. 0 for a term that filters.
    // At most 245 bytes, not empty.
    virtual void add_term(std::string_view term, Xapian::termcount wdf) = 0;
    // Once for each slot; an empty one is none.
    virtual void add_value(Xapian::valueno slot, std::string_view value) = 0;
    virtual void set_data(std::string_view data) = 0;
};

}  // namespace nachlese
