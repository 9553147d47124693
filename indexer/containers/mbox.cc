#include "indexer/containers/mbox.h"

#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/containers/mbox_message.h"
#include "indexer/containers/members.h"
#include "indexer/readers/mail/message_head.h"

namespace nachlese {

namespace {

class Mbox {
  public:
    Mbox(InputStream& input, const ReadContext& context, const ReadSink& sink,
         const ReadMember& read_member)
        : input_(input), members_(context, sink, read_member, input.budget()) {}

    Result<void> read() {
        while (!members_.stopped()) {
            const auto next = input_.peek(1);
            if (!next) return tl::unexpected(next.error());
            if (next->empty()) break;
            if (auto read = read_message(); !read) return read;
        }
        return {};
    }

  private:
    Result<void> read_message() {
        ++number_;
        const std::uint64_t begin = input_.position();
        MboxMessage message(input_);
        const auto head = message.open();
        if (!head) return tl::unexpected(head.error());
        const std::string value = mail::header_value(*head, "message-id");
        const std::string id(mail::without_brackets(value));
        const std::string address = members_.address(id.empty() ? std::to_string(number_) : id);
        if (mail::begins_message(*head)) {
            if (auto read = members_.read(address, message.source()); !read) return read;
        } else {
            members_.fail_at(
                address, fmt::format("damaged at byte {}: the message has lost its header", begin));
        }
        return message.skip();
    }

    InputStream& input_;
    Members members_;
    std::size_t number_ = 0;
};

}  // namespace

bool MboxContainer::accepts(std::string_view head) const {
    return begins_mbox_message(head);
}

Result<void> MboxContainer::read(InputStream input, const ReadContext& context,
                                 const ReadSink& sink, const ReadMember& read_member) const {
    return Mbox(input, context, sink, read_member).read();
}

}  // namespace nachlese
