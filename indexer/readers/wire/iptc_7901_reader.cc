#include "indexer/readers/wire/iptc_7901_reader.h"

#include <array>

#include <fmt/format.h>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/wire/bare_message.h"
#include "indexer/readers/wire/message.h"

namespace nachlese {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Teaser, FieldId::Body,   FieldId::Tags,
    FieldId::Authors,  FieldId::Source, FieldId::Place,  FieldId::Section,
    FieldId::Date,     FieldId::Status, FieldId::Ednote,
};

// No message is this long; what is, has lost its control characters.
constexpr std::size_t kMaxMessageBytes = std::size_t{4} << 20U;

class Messages {
  public:
    Messages(const ReadContext& context, const ReadSink& sink) : context_(context), sink_(sink) {}

    [[nodiscard]] bool stopped() const { return sink_.stop && sink_.stop(); }

    void take(std::string_view line, bool is_too_long) {
        ++line_;
        const bool has_control = line.find(wire::kStartOfHeader) != std::string_view::npos;
        if (has_control || ((is_bare_ || begins_at_ == 0) && wire::is_header_line(line))) {
            finish(/*is_last=*/false);
            begins_at_ = line_;
            is_bare_ = !has_control;
        }
        is_too_long_ = is_too_long_ || is_too_long || bytes_.size() > kMaxMessageBytes;
        if (is_too_long_ || begins_at_ == 0) return;
        bytes_ += line;
        bytes_ += '\n';
    }

    void finish(bool is_last) {
        if (begins_at_ == 0) return;
        ++number_;
        const std::string path =
            number_ == 1 && is_last ? context_.path : member_path(context_, {}, number_);
        if (is_too_long_) {
            fail(path, fmt::format("the message is longer than {} MiB", kMaxMessageBytes >> 20U));
        } else {
            hand_over(path);
        }
        bytes_.clear();
        is_too_long_ = false;
    }

  private:
    void hand_over(const std::string& path) {
        auto message =
            wire::read_message(is_bare_ ? wire::with_control_characters(bytes_) : bytes_, context_);
        if (!message) {
            fail(path, message.error());
            return;
        }
        if (!message->is_whole && sink_.warning) {
            sink_.warning({path, fmt::format("line {}: the message has no end", line_)});
        }
        Article& article = message->article;
        article.path = path;
        article.id = path;
        if (holds_text(article)) {
            sink_.article(std::move(article));
        } else {
            sink_.no_article({path, "a message without text"});
        }
    }

    void fail(const std::string& path, std::string_view reason) {
        sink_.failure({path, fmt::format("line {}: {}", begins_at_, reason)});
    }

    const ReadContext& context_;
    const ReadSink& sink_;
    std::string bytes_;
    std::size_t line_ = 0;
    std::size_t begins_at_ = 0;  // the line of the message's header; 0 before the first
    std::size_t number_ = 0;
    bool is_too_long_ = false;
    bool is_bare_ = false;  // the message has lost its control characters
};

}  // namespace

std::span<const FieldId> Iptc7901Reader::fields() const {
    return kFields;
}

bool Iptc7901Reader::accepts(std::string_view head) const {
    if (wire::begins_bare_message(head)) return true;
    constexpr std::size_t kLongestHeader = 2048;
    const std::size_t begin = head.find_first_not_of(" \r\n\x7F\x16");  // DEL and SYN fill
    if (begin == std::string_view::npos || head[begin] != wire::kStartOfHeader) return false;
    return head.substr(begin, kLongestHeader).find(wire::kStartOfText) != std::string_view::npos;
}

Result<void> Iptc7901Reader::read(InputStream& input, const ReadContext& context,
                                  const ReadSink& sink) const {
    Messages messages(context, sink);
    std::string line;
    while (!messages.stopped()) {
        const auto state = input.read_line(line, kMaxMessageBytes);
        if (!state) return tl::unexpected(state.error());
        if (*state == InputStream::Line::End) {
            messages.finish(/*is_last=*/true);
            break;
        }
        messages.take(line, *state == InputStream::Line::TooLong);
    }
    return {};
}

}  // namespace nachlese
