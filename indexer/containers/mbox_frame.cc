#include "indexer/containers/mbox_frame.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <set>
#include <span>
#include <vector>

#include "indexer/containers/mbox_message.h"

namespace nachlese {

namespace {

class ViewSource final : public ByteSource {
  public:
    explicit ViewSource(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(std::span<char> to) override {
        const std::size_t size = std::min(to.size(), bytes_.size());
        if (size > 0) std::memcpy(to.data(), bytes_.data(), size);
        bytes_.remove_prefix(size);
        return size;
    }

  private:
    std::string_view bytes_;
};

// What one message gives: a paragraph is a line.
struct MessageText {
    std::string sender;
    std::string text;
};

MessageText read_text(MboxMessage& message, const ReadContext& context,
                      const ReadMember& read_member, const std::function<bool()>& stop) {
    MessageText read;
    const ReadSink sink{
        [&read](Article&& article) {
            if (read.sender.empty()) read.sender = article.source;
            for (const Paragraph& paragraph : article.body)
                read.text += paragraph.text + '\n';
        },
        [](NoArticle&&) {},
        [](ReadFailure&&) {},
        [](ReadWarning&&) {},
        stop,
    };
    // What is wrong with it is told when it is read for its articles.
    static_cast<void>(read_member(
        InputStream(context.path, message.source(), std::make_shared<UnpackingBudget>()), context,
        sink));
    return read;
}

}  // namespace

MboxFrames::MboxFrames(std::string_view beginning, const ReadContext& context,
                       const ReadMember& read_member, const std::function<bool()>& stop) {
    // A message that is there twice says nothing about the next.
    std::map<std::string, std::set<std::string>> texts;
    InputStream mbox(context.path, std::make_unique<ViewSource>(beginning),
                     std::make_shared<UnpackingBudget>());
    for (std::size_t i = 0; i < kMostMessages && !(stop && stop()); ++i) {
        const auto next = mbox.peek(1);
        if (!next || next->empty()) break;
        MboxMessage message(mbox);
        if (!message.open()) break;
        MessageText read = read_text(message, context, read_member, stop);
        if (!message.skip()) break;
        if (!read.text.empty()) texts[std::move(read.sender)].insert(std::move(read.text));
    }
    for (const auto& [sender, of_sender] : texts) {
        if (of_sender.size() < RecurringLines::kFewestFiles) continue;
        lines_.emplace(sender, RecurringLines(std::vector(of_sender.begin(), of_sender.end())));
    }
}

void MboxFrames::remove_frame(Article& article) const {
    const auto lines = lines_.find(article.source);
    if (lines == lines_.end()) return;
    const auto is_frame = [&](const Paragraph& paragraph) {
        return lines->second.is_furniture(paragraph.text);
    };
    std::vector<Paragraph>& body = article.body;
    if (std::all_of(body.begin(), body.end(), is_frame)) return;
    body.erase(std::remove_if(body.begin(), body.end(), is_frame), body.end());
}

}  // namespace nachlese
