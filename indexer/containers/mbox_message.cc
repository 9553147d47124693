#include "indexer/containers/mbox_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

#include <fmt/format.h>

#include "indexer/readers/mail/message_head.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kFrom = "From ";
constexpr std::size_t kLookAhead = 4096;  // a "From " line and the line below
constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

bool is_one_of(std::string_view word, std::string_view names) {
    const std::size_t at = word.size() == 3 ? names.find(word) : std::string_view::npos;
    return at != std::string_view::npos && at % 3 == 0;
}

bool is_number(std::string_view word, std::size_t fewest, std::size_t most) {
    return word.size() >= fewest && word.size() <= most &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "16:09" or "16:09:00"
bool is_time(std::string_view word) {
    return (word.size() == 5 || word.size() == 8) && word[2] == ':' &&
           is_number(word.substr(0, 2), 2, 2) && is_number(word.substr(3, 2), 2, 2);
}

std::vector<std::string_view> words_of(std::string_view line) {
    constexpr std::size_t kMostWords = 16;
    std::vector<std::string_view> words;
    while (words.size() < kMostWords) {
        const std::size_t begin = line.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos) break;
        line.remove_prefix(begin);
        const std::size_t size = std::min(line.find_first_of(" \t\r"), line.size());
        words.push_back(line.substr(0, size));
        line.remove_prefix(size);
    }
    return words;
}

// "From", the sender, "Thu Mar 14 16:09:00 2019"; some programs write the zone before the year or
// behind it.
bool is_from_line(std::string_view line) {
    if (!line.starts_with(kFrom)) return false;
    const std::vector<std::string_view> words = words_of(line);
    for (std::size_t i = 1; i + 4 < words.size(); ++i) {
        const bool is_date = is_one_of(words[i], kDays) && is_one_of(words[i + 1], kMonths) &&
                             is_number(words[i + 2], 1, 2) && is_time(words[i + 3]);
        if (!is_date) continue;
        const auto years = words.begin() + static_cast<std::ptrdiff_t>(i + 4);
        return std::any_of(years, words.end(),
                           [](std::string_view word) { return is_number(word, 4, 4); });
    }
    return false;
}

std::string_view first_line(std::string_view bytes) {
    return bytes.substr(0, bytes.find('\n'));
}

// ">From ", ">>From "
bool is_quoted_from(std::string_view line) {
    const std::size_t from = line.find_first_not_of('>');
    return from != std::string_view::npos && from > 0 && line.substr(from).starts_with(kFrom);
}

bool is_blank(std::string_view line) {
    return line.empty() || line == "\n";
}

}  // namespace

bool begins_mbox_message(std::string_view bytes) {
    const std::string_view line = first_line(bytes);
    if (!is_from_line(line)) return false;
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    return mail::is_header_field(first_line(bytes));
}

class MboxMessage::Source final : public ByteSource {
  public:
    explicit Source(MboxMessage& message) : message_(message) {}

    // As much as there is room for: what the message is, is told by the first piece of it.
    Result<std::size_t> read(std::span<char> to) override {
        std::size_t filled = 0;
        while (filled < to.size()) {
            if (given_ == line_.size()) {
                given_ = 0;
                if (more_) more_ = message_.next_line(line_);
                if (!more_ && filled == 0) return tl::unexpected(more_.error());
                if (!more_ || !*more_) break;
            }
            const std::size_t count = std::min(to.size() - filled, line_.size() - given_);
            std::memcpy(to.data() + filled, line_.data() + given_, count);
            given_ += count;
            filled += count;
        }
        return filled;
    }

  private:
    MboxMessage& message_;
    std::string line_;
    std::size_t given_ = 0;
    Result<bool> more_ = true;  // a fault waits until what stands before it is handed out
};

Result<std::string_view> MboxMessage::open() {
    std::string from_line;
    if (auto line = mbox_.read_line(from_line, kLookAhead); !line) {
        return tl::unexpected(line.error());
    }
    auto head = mbox_.peek(InputStream::kHeadBytes);
    if (!head) return head;
    const std::string length = mail::header_value(*head, "content-length");
    const std::string_view digits = trim(length);
    std::uint64_t bytes = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
    if (error == std::errc{} && end != digits.data() && bytes <= kMaxLineBytes) {
        text_end_ = mbox_.position() + mail::header_size(*head) + bytes;
    }
    return head;
}

std::unique_ptr<ByteSource> MboxMessage::source() {
    return std::make_unique<Source>(*this);
}

Result<void> MboxMessage::skip() {
    std::string line;
    while (!is_ended_) {
        const auto more = next_line(line);
        const bool is_fault_of_mbox = !more && !is_too_long_;
        if (is_fault_of_mbox) return tl::unexpected(more.error());
    }
    return {};
}

Result<bool> MboxMessage::next_line(std::string& line) {
    line.clear();
    if (is_ended_) return false;
    auto at_end = is_at_end();
    if (!at_end) return at_end;
    is_ended_ = *at_end;
    if (is_ended_) return false;
    const auto state = mbox_.read_line(line, kMaxLineBytes);
    if (!state) return tl::unexpected(state.error());
    if (*state == InputStream::Line::End) {
        is_ended_ = true;
        return false;
    }
    is_too_long_ = *state == InputStream::Line::TooLong;
    if (is_too_long_) {
        return fail(ErrorCode::BadInput,
                    fmt::format("a line longer than {} MiB", kMaxLineBytes >> 20U));
    }
    if (is_quoted_from(line)) line.erase(0, 1);
    is_after_blank_ = is_blank(line);
    line += '\n';
    return true;
}

Result<bool> MboxMessage::is_at_end() {
    auto next = mbox_.peek(kFrom.size());
    if (!next) return tl::unexpected(next.error());
    if (!next->starts_with(kFrom)) return false;
    next = mbox_.peek(kLookAhead);
    if (!next) return tl::unexpected(next.error());
    const bool is_start = is_after_blank_ ? is_from_line(first_line(next->substr(0, kLookAhead)))
                                          : begins_mbox_message(next->substr(0, kLookAhead));
    if (!is_start || mbox_.position() >= text_end_) return is_start;
    const auto holds = length_holds();
    if (!holds) return tl::unexpected(holds.error());
    return !*holds;
}

Result<bool> MboxMessage::length_holds() {
    if (length_holds_) return *length_holds_;
    const auto rest = static_cast<std::size_t>(text_end_ - mbox_.position());
    const auto bytes = mbox_.peek(rest + kLookAhead);
    if (!bytes) return tl::unexpected(bytes.error());
    std::string_view behind = bytes->substr(std::min(rest, bytes->size()));
    behind.remove_prefix(std::min(behind.find_first_not_of("\r\n"), behind.size()));
    const bool is_whole = bytes->size() >= rest;
    length_holds_ = is_whole && (behind.empty() || is_from_line(first_line(behind)));
    return *length_holds_;
}

}  // namespace nachlese
