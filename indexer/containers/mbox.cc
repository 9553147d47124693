#include "indexer/containers/mbox.h"

#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/containers/mbox_frame.h"
#include "indexer/containers/mbox_message.h"
#include "indexer/containers/members.h"
#include "indexer/readers/mail/message_head.h"

namespace nachlese {

namespace {

class Mbox {
  public:
    Mbox(InputStream& input, const ReadContext& context, const ReadSink& sink,
         const ReadMember& read_member)
        : input_(input),
          sink_(sink),
          read_member_(read_member),
          members_(context, sink, read_member, input.budget()) {}

    Result<void> read() {
        const auto beginning = input_.peek(MboxFrames::kSampleBytes);
        if (!beginning) return tl::unexpected(beginning.error());
        const MboxFrames frames(beginning->substr(0, MboxFrames::kSampleBytes), members_.context(),
                                read_member_, sink_.stop);
        ReadSink without_frames = sink_;
        without_frames.article = [&](Article&& article) {
            frames.remove_frame(article);
            sink_.article(std::move(article));
        };
        return read_messages(without_frames);
    }

  private:
    Result<void> read_messages(const ReadSink& sink) {
        while (!members_.stopped()) {
            const auto next = input_.peek(1);
            if (!next) return tl::unexpected(next.error());
            if (next->empty()) break;
            if (auto read = read_message(sink); !read) return read;
        }
        return {};
    }

    Result<void> read_message(const ReadSink& sink) {
        ++number_;
        const std::uint64_t begin = input_.position();
        MboxMessage message(input_);
        const auto head = message.open();
        if (!head) return tl::unexpected(head.error());
        const std::string value = mail::header_value(*head, "message-id");
        const std::string id(mail::without_brackets(value));
        const std::string address = members_.address(id.empty() ? std::to_string(number_) : id);
        if (mail::begins_message(*head)) {
            auto read = members_.read(address, message.source(), members_.context(), sink);
            if (!read) return read;
        } else {
            members_.fail_at(
                address, fmt::format("damaged at byte {}: the message has lost its header", begin));
        }
        return message.skip();
    }

    InputStream& input_;
    const ReadSink& sink_;
    const ReadMember& read_member_;
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
