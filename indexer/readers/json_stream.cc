#include "indexer/readers/json_stream.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/encoding.h"
#include "indexer/readers/json_tree.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using nlohmann::json;

// Of UTF-16 and UTF-32, which are decoded in one piece.
constexpr std::size_t kMaxWideBytes = std::size_t{128} << 20U;

// Under which objects keep the articles that they wrap: NewsAPI, JSON Feed, search engines and
// exports of editorial systems.
constexpr std::array<std::string_view, 14> kWrappers{
    "articles", "items", "results",   "documents", "docs", "entries", "newsItems",
    "stories",  "posts", "newsitems", "response",  "data", "news",    "hits",
};

bool is_wrapper(std::string_view key) {
    return std::find(kWrappers.begin(), kWrappers.end(), key) != kWrappers.end();
}

// The decoded characters of an input, and where the reading stands.
class Text {
  public:
    explicit Text(InputStream& input)
        : input_(input),
          is_wide_(is_wide_encoding(input.head())),
          encoding_(decode_text(input.head()).encoding) {}

    [[nodiscard]] bool at_end() {
        while (offset_ == piece_.size() && !is_read_)
            fill();
        return offset_ == piece_.size() || is_too_long();
    }
    [[nodiscard]] char current() const { return piece_[offset_]; }
    void advance() {
        if (piece_[offset_] == '\n') ++line_;
        ++offset_;
        ++bytes_of_element_;
    }
    void skip_blanks() {
        constexpr std::string_view kBlanks = " \t\r\n";
        while (!at_end() && kBlanks.find(current()) != std::string_view::npos)
            advance();
    }

    void begin_element() { bytes_of_element_ = 0; }
    [[nodiscard]] bool is_too_long() const { return bytes_of_element_ > kMaxJsonBytes; }
    [[nodiscard]] std::size_t line() const { return line_; }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  private:
    void fill() {
        offset_ = 0;
        piece_.clear();
        if (is_wide_) {
            auto whole = input_.read_all(kMaxWideBytes);
            take(whole ? std::string_view(*whole) : std::string_view{});
            is_read_ = true;
            if (!whole) error_ = whole.error();
            return;
        }
        const auto bytes = input_.read_piece();
        if (!bytes) error_ = bytes.error();
        is_read_ = !bytes || bytes->empty();
        if (bytes) undecoded_ += *bytes;
        // Not in the middle of a character.
        std::size_t end = undecoded_.size();
        while (!is_read_ && end > 0 && static_cast<unsigned char>(undecoded_[end - 1]) >= 0x80)
            --end;
        if (end == 0 && undecoded_.size() > InputStream::kHeadBytes) end = undecoded_.size();
        take(std::string_view(undecoded_).substr(0, end));
        undecoded_.erase(0, end);
    }

    void take(std::string_view bytes) {
        piece_ = is_wide_ ? decode_text(bytes).text : decode_part(bytes, encoding_);
    }

    InputStream& input_;
    bool is_wide_;
    std::string encoding_;  // of its beginning
    std::string undecoded_;
    std::string piece_;
    std::size_t offset_ = 0;
    std::size_t line_ = 1;
    std::size_t bytes_of_element_ = 0;
    bool is_read_ = false;
    std::optional<Error> error_;
};

// As the parser wants it.
class Characters {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    Characters() = default;
    explicit Characters(Text& text) : text_(&text) {}
    char operator*() const { return text_->current(); }
    Characters& operator++() {
        text_->advance();
        return *this;
    }
    // Against the end.
    bool operator!=(const Characters& /*end*/) const { return !text_->at_end(); }

  private:
    Text* text_ = nullptr;
};

// Receives the parser's events.
class Elements {
  public:
    Elements(Text& text, const TakeJsonElement& take) : text_(text), take_(take) {}

    bool null() { return scalar(nullptr); }
    bool boolean(bool value) { return scalar(value); }
    bool number_integer(json::number_integer_t value) { return scalar(value); }
    bool number_unsigned(json::number_unsigned_t value) { return scalar(value); }
    bool number_float(json::number_float_t value, const std::string& /*text*/) {
        return scalar(value);
    }
    bool string(std::string& value) { return scalar(std::move(value)); }
    static bool binary(json::binary_t& /*value*/) { return false; }
    bool key(std::string& name) {
        tree().take_key(std::move(name));
        return true;
    }
    bool start_object(std::size_t /*size*/) { return open(json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t /*size*/) {
        const bool holds_articles =
            !in_list_ && (whole_.is_whole() || whole_.stands_under(is_wrapper));
        if (!holds_articles) return open(json::array());
        in_list_ = true;
        has_list_ = true;
        return true;
    }
    bool end_array() {
        if (!in_list_ || !element_.is_whole()) return close();
        in_list_ = false;
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const json::exception& error) {
        fault_ = error.what();
        return false;
    }

    [[nodiscard]] const std::string& fault() const { return fault_; }
    [[nodiscard]] bool is_stopped() const { return is_stopped_; }

  private:
    [[nodiscard]] JsonTree& tree() { return in_list_ ? element_ : whole_; }

    bool open(json&& container) {
        tree().open(std::move(container));
        return true;
    }
    bool scalar(json&& value) {
        const bool is_element = tree().is_whole();
        tree().put(std::move(value));
        return !is_element || hand_out();
    }
    bool close() {
        tree().close();
        return !tree().is_whole() || hand_out();
    }
    bool hand_out() {
        json value = std::exchange(tree().root(), {});
        text_.begin_element();
        const auto kind = in_list_    ? JsonElement::Kind::Member
                          : has_list_ ? JsonElement::Kind::Wrapper
                                      : JsonElement::Kind::Whole;
        is_stopped_ = !take_({std::move(value), kind});
        return !is_stopped_;
    }

    Text& text_;
    const TakeJsonElement& take_;
    JsonTree whole_;
    JsonTree element_;      // of the list
    bool in_list_ = false;  // of articles
    bool has_list_ = false;
    bool is_stopped_ = false;
    std::string fault_;
};

// The parser's reason without its own place, which counts from each value, and without the input.
std::string reason_in(std::string_view message) {
    if (const std::size_t quoted = message.find("; last read"); quoted != std::string_view::npos) {
        message = message.substr(0, quoted);
    }
    constexpr std::string_view kDash = " - ";
    const std::size_t dash = message.find(kDash);
    return printable(dash == std::string_view::npos ? message
                                                    : message.substr(dash + kDash.size()));
}

}  // namespace

Result<JsonFault> for_each_json_element(InputStream& input, const TakeJsonElement& take) {
    Text text(input);
    // Several values may follow each other: lines that are too long to be told as such.
    for (text.skip_blanks(); !text.at_end(); text.skip_blanks()) {
        text.begin_element();
        Elements elements(text, take);
        if (json::sax_parse(Characters(text), Characters(), &elements, json::input_format_t::json,
                            /*strict=*/false)) {
            continue;
        }
        if (text.error() || elements.is_stopped()) break;
        if (text.is_too_long()) {
            return JsonFault(fmt::format("line {}: an article of more than {} MiB", text.line(),
                                         kMaxJsonBytes >> 20U));
        }
        return JsonFault(
            fmt::format("line {} is not valid JSON: {}", text.line(), reason_in(elements.fault())));
    }
    if (text.error()) return tl::unexpected(*text.error());
    return JsonFault{};
}

}  // namespace nachlese
