// What a document is made of, on its way to whoever writes it.
#pragma once

#include <cstdint>
#include <functional>
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
    // Terms that belong together, all with the same frequency: calls the consumer for each. A group
    // with a number (not 0) has the same terms whenever it comes, so they may be remembered by it.
    using TermConsumer = std::function<void(std::string_view term)>;
    using TermGroup = std::function<void(const TermConsumer& consume)>;
    virtual void add_terms(std::uint64_t number, Xapian::termcount wdf, const TermGroup& terms) {
        static_cast<void>(number);
        terms([&](std::string_view term) { add_term(term, wdf); });
    }
    // Of a term in the document as it is now; 0 where it has not come.
    [[nodiscard]] virtual Xapian::termcount frequency(std::string_view term) = 0;
    // Once for each slot; an empty one is none.
    virtual void add_value(Xapian::valueno slot, std::string_view value) = 0;
    virtual void set_data(std::string_view data) = 0;
};

}  // namespace nachlese
