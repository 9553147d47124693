#include "indexer/readers/mail/mail_reader.h"

#include <array>

#include "indexer/readers/mail/assemble.h"
#include "indexer/readers/mail/message_head.h"
#include "indexer/readers/mail/mime.h"

namespace nachlese::mail {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Body,  FieldId::Tags, FieldId::Captions, FieldId::Authors,
    FieldId::Source,   FieldId::Place, FieldId::Date, FieldId::Url,      FieldId::Id,
};

// More than mail servers pass on.
constexpr std::size_t kMaxBytes = std::size_t{64} << 20U;

}  // namespace

std::span<const FieldId> MailReader::fields() const {
    return kFields;
}

bool MailReader::accepts(std::string_view head) const {
    return begins_message(head);
}

Result<void> MailReader::read(InputStream& input, const ReadContext& context,
                              const ReadSink& sink) const {
    const auto bytes = input.read_all(kMaxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto message = parse_message(*bytes);
    if (!message) {
        sink.failure({context.path, "byte 0: no message can be made of it"});
        return {};
    }
    if (sink.warning && message->is_truncated) {
        sink.warning({context.path, "a part of the message does not end: it may be cut off"});
    }
    if (sink.warning && message->is_cut) {
        sink.warning({context.path, "too many parts, too deep or too much text: not all was read"});
    }
    hand_over_articles(*message, context, sink);
    return {};
}

}  // namespace nachlese::mail
