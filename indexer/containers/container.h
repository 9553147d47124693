// Inputs that hold inputs. What a member is, its own content decides, as a file's does.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input.h"
#include "indexer/readers/reader.h"
#include "schema/error.h"

namespace nachlese {

// Reads a member as a file would be read.
using ReadMember = std::function<Result<void>(InputStream member, const ReadContext& context,
                                              const ReadSink& sink)>;

class Container {
  public:
    virtual ~Container() = default;

    [[nodiscard]] virtual std::string_view format_name() const = 0;
    [[nodiscard]] virtual std::string_view description() const = 0;

    // `head` is the first bytes of the (unpacked) input as they are, at most
    // InputStream::kHeadBytes.
    [[nodiscard]] virtual bool accepts(std::string_view head) const = 0;

    // Hands one member after the other to `read_member`, in memory that does not grow with their
    // size; thread-safe. What is wrong with a member goes to `sink.failure`; an error means that
    // the rest could not be read.
    [[nodiscard]] virtual Result<void> read(InputStream input, const ReadContext& context,
                                            const ReadSink& sink,
                                            const ReadMember& read_member) const = 0;
};

// All containers; owned by the program, valid for ever.
[[nodiscard]] const std::vector<const Container*>& containers();

}  // namespace nachlese
