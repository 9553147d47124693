// What the messages of one sender have in common, as the frame of a newsletter: greeting, imprint,
// how to unsubscribe. It is none of the articles' text.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "indexer/containers/container.h"
#include "indexer/readers/recurring_lines.h"
#include "schema/article.h"

namespace nachlese {

// Immutable once built.
class MboxFrames {
  public:
    // How much of a mail folder is looked at.
    static constexpr std::size_t kSampleBytes = std::size_t{4} << 20U;
    static constexpr std::size_t kMostMessages = 256;  // of some senders

    // `beginning` is that of the mail folder, whose last message may be cut off; messages are read
    // by `read_member` with `context`, until `stop` (which may be empty) says so.
    MboxFrames(std::string_view beginning, const ReadContext& context,
               const ReadMember& read_member, const std::function<bool()>& stop);

    // Takes the paragraphs of its sender's frame out of the article, unless nothing else is in it.
    void remove_frame(Article& article) const;

  private:
    std::map<std::string, RecurringLines, std::less<>> lines_;  // paragraphs, by the sender
};

}  // namespace nachlese
