// What the readers of XML formats share: they are recognised by the root element, and read record
// by record.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml/tree.h"

namespace nachlese::xml {

// Elements of these names are roots of the format whatever their namespace: formats have had many
// (ALTO alone five), and most exporters have left them out at some time.
struct RootName {
    std::string_view name;
    // Text that the head must hold besides, for names that others use too; may be empty.
    std::string_view needed;
};

struct Record {
    Element element;
    Element document;         // what is around the records, as far as it has been read
    std::size_t number = 1;   // in the file, from 1
    bool is_document = true;  // the record is the root: the file holds no other
};

class XmlReader : public Reader {
  public:
    [[nodiscard]] bool accepts(std::string_view head) const final;
    Result<void> read(InputStream& input, const ReadContext& context,
                      const ReadSink& sink) const final;

  protected:
    [[nodiscard]] virtual std::span<const RootName> roots() const = 0;
    [[nodiscard]] virtual bool begins_record(std::string_view name_space,
                                             std::string_view name) const = 0;
    // Hands what the record holds to `sink`.
    virtual void read_record(const Record& record, const ReadContext& context,
                             const ReadSink& sink) const = 0;
};

// The path of a record's article: the file's where it is the whole document, else "#NAME" behind
// it.
[[nodiscard]] std::string record_path(const Record& record, const ReadContext& context,
                                      std::string_view name);

}  // namespace nachlese::xml
