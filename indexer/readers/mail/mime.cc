#include "indexer/readers/mail/mime.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <gmime/gmime.h>

#include "indexer/containers/header_fields.h"
#include "indexer/encoding.h"
#include "indexer/readers/html/charset.h"
#include "indexer/readers/mail/message_head.h"
#include "schema/utf8.h"

namespace nachlese::mail {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Object = std::unique_ptr<T, Unref>;

struct Free {
    void operator()(gpointer memory) const { g_free(memory); }
    void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};
using String = std::unique_ptr<char, Free>;
using Options = std::unique_ptr<GMimeParserOptions, Free>;

// GMime keeps tables for the whole life of the program.
void start_library() {
    [[maybe_unused]] static const bool is_started = (g_mime_init(), true);
}

void note_warning(gint64 /*offset*/, GMimeParserWarning warning, const gchar* /*item*/,
                  gpointer message) {
    const bool is_truncated =
        warning == GMIME_WARN_TRUNCATED_MESSAGE || warning == GMIME_WARN_MALFORMED_MULTIPART;
    if (is_truncated) static_cast<Message*>(message)->is_truncated = true;
    if (warning == GMIME_CRIT_NESTING_OVERFLOW) static_cast<Message*>(message)->is_cut = true;
}

std::string raw_header(GMimeObject* object, const char* name) {
    GMimeHeader* const header =
        g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    const char* const value = header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
    return value == nullptr ? "" : value;
}

// GMime takes neighbouring words for one stream of base64 and ends at the padding of the first, so
// what follows such a word is decoded apart. Gives the end of the first such part.
std::size_t end_of_padded_word(std::string_view text) {
    constexpr std::string_view kPaddedEnd = "=?=";
    for (std::size_t at = text.find(kPaddedEnd); at != std::string_view::npos;
         at = text.find(kPaddedEnd, at + 1)) {
        const std::size_t end = at + kPaddedEnd.size();
        const std::size_t next = text.find_first_not_of(" \t\r\n", end);
        if (next != std::string_view::npos && next > end && text.substr(next).starts_with("=?")) {
            return end;
        }
    }
    return text.size();
}

// What stands in a header in other bytes than ASCII has an encoding that nobody names.
std::string decoded_words(const std::string& raw) {
    const std::string text = decode_text(raw).text;
    std::string words;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string part(rest.substr(0, end_of_padded_word(rest)));
        rest.remove_prefix(part.size());
        const String decoded(g_mime_utils_header_decode_text(nullptr, part.c_str()));
        if (decoded) words += decoded.get();
        if (!rest.empty()) rest.remove_prefix(std::min(rest.find("=?"), rest.size()));
    }
    return collapse_whitespace(make_valid_utf8(words));
}

std::string header(GMimeObject* object, const char* name) {
    return decoded_words(raw_header(object, name));
}

// "Bote am Morgen" <morgen@bote.example>; GMime undoes the quotes.
std::string name_of_sender(GMimeObject* message) {
    const std::string raw = decode_text(raw_header(message, "From")).text;
    const Object<InternetAddressList> addresses(internet_address_list_parse(nullptr, raw.c_str()));
    if (!addresses || internet_address_list_length(addresses.get()) == 0) return {};
    InternetAddress* const first = internet_address_list_get_address(addresses.get(), 0);
    const char* const name = internet_address_get_name(first);
    return name == nullptr ? std::string() : collapse_whitespace(make_valid_utf8(name));
}

std::string_view parameter(GMimeObject* part, const char* name) {
    const char* const value = g_mime_object_get_content_type_parameter(part, name);
    return value == nullptr ? std::string_view{} : value;
}

bool has_type(GMimeObject* part, const char* type, const char* subtype) {
    GMimeContentType* const content_type = g_mime_object_get_content_type(part);
    return content_type != nullptr && g_mime_content_type_is_type(content_type, type, subtype);
}

// Without its transfer encoding, in the bytes of its charset.
std::string content_of(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Object<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    if (bytes == nullptr || bytes->data == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// Counted over all messages within each other.
struct Taken {
    std::size_t parts = 0;
    std::size_t text_bytes = 0;
};

class Walk {
  public:
    Walk(Message& message, Taken& taken) : message_(message), taken_(taken) {}

    void take_header(GMimeMessage* mime) {
        GMimeObject* const object = GMIME_OBJECT(mime);
        message_.subject = header(object, "Subject");
        message_.from_name = name_of_sender(object);
        message_.date = header(object, "Date");
        message_.list_id = header(object, "List-Id");
        message_.keywords = header(object, "Keywords");
        message_.archived_at = header(object, "Archived-At");
        message_.message_id = without_brackets(header(object, "Message-ID"));
    }

    // `text` is the place whose forms of text these are; null where each has its own.
    void take(GMimeObject* part, int depth, TextPart* text) {
        if (part == nullptr) return;
        if (depth > kDeepestNesting || ++taken_.parts > kMostParts) {
            message_.is_cut = true;
        } else if (GMIME_IS_MULTIPART(part)) {
            take_parts(GMIME_MULTIPART(part), depth, text);
        } else if (GMIME_IS_MESSAGE_PART(part)) {
            take_message(GMIME_MESSAGE_PART(part), depth);
        } else if (GMIME_IS_PART(part)) {
            take_part(GMIME_PART(part), text);
        }
    }

  private:
    void take_parts(GMimeMultipart* multipart, int depth, TextPart* text) {
        TextPart forms;
        const bool is_choice = has_type(GMIME_OBJECT(multipart), "multipart", "alternative");
        const bool begins_choice = is_choice && text == nullptr;
        const int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count && !message_.is_cut; ++i)
            take(g_mime_multipart_get_part(multipart, i), depth + 1, begins_choice ? &forms : text);
        if (begins_choice) message_.texts.push_back(std::move(forms));
    }

    void take_message(GMimeMessagePart* part, int depth) {
        GMimeMessage* const mime = g_mime_message_part_get_message(part);
        if (mime == nullptr) return;
        Message inner;
        Walk walk(inner, taken_);
        walk.take_header(mime);
        walk.take(g_mime_message_get_mime_part(mime), depth + 1, nullptr);
        message_.is_cut = message_.is_cut || inner.is_cut;
        message_.forwarded.push_back(std::move(inner));
    }

    void take_part(GMimePart* part, TextPart* text) {
        GMimeObject* const object = GMIME_OBJECT(part);
        const bool is_html = has_type(object, "text", "html");
        const bool is_text = is_html || has_type(object, "text", "plain");
        if (!is_text || g_mime_part_is_attachment(part)) {
            ++message_.attachments;
            return;
        }
        const std::string bytes = content_of(part);
        taken_.text_bytes += bytes.size();
        if (taken_.text_bytes > kMostTextBytes) {
            message_.is_cut = true;
            return;
        }
        TextPart own;
        TextPart& to = text == nullptr ? own : *text;
        const std::string_view charset = parameter(object, "charset");
        if (is_html) {
            to.html += decode_text(bytes, charset.empty() ? html::declared_encoding(bytes)
                                                          : std::string(charset))
                           .text;
        } else {
            to.plain += decode_text(bytes, charset).text;
            to.is_flowed = ascii_lower(parameter(object, "format")) == "flowed";
            to.deletes_blank = ascii_lower(parameter(object, "delsp")) == "yes";
        }
        if (text == nullptr) message_.texts.push_back(std::move(own));
    }

    Message& message_;
    Taken& taken_;
};

}  // namespace

std::optional<Message> parse_message(std::string_view bytes) {
    start_library();
    Message message;
    const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Options options(g_mime_parser_options_new());
    g_mime_parser_options_set_warning_callback(options.get(), note_warning, &message);
    const Object<GMimeMessage> mime(g_mime_parser_construct_message(parser.get(), options.get()));
    if (!mime) return std::nullopt;
    Taken taken;
    Walk walk(message, taken);
    walk.take_header(mime.get());
    walk.take(g_mime_message_get_mime_part(mime.get()), 0, nullptr);
    return message;
}

}  // namespace nachlese::mail
