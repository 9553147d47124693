#include "indexer/readers/wire/bare_message.h"

#include <algorithm>
#include <vector>

#include "indexer/readers/wire/message.h"
#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese::wire {

namespace {

constexpr std::size_t kMostHeaderBytes = 80;

// Behind the date stand a copyright and the like.
constexpr std::size_t kMostLinesBehindDate = 4;

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_number(std::string_view word, std::size_t most_digits) {
    return !word.empty() && word.size() <= most_digits &&
           std::all_of(word.begin(), word.end(), is_digit);
}

// "bdt0146"
bool is_service(std::string_view word) {
    const auto* const number = std::find_if_not(word.begin(), word.end(), is_lower);
    const auto letters = static_cast<std::size_t>(number - word.begin());
    return letters >= 2 && letters <= 6 && is_number(word.substr(letters), 4);
}

std::string_view take_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

bool is_keyword_line(std::string_view line) {
    return trim(line).ends_with('/');
}

// Where the text begins: behind the header and its keywords.
std::size_t begin_of_text(std::string_view message) {
    std::string_view rest = message;
    take_line(rest);
    std::size_t begin = message.size() - rest.size();
    while (!rest.empty()) {
        const std::string_view line = take_line(rest);
        if (!trim(line).empty() && !is_keyword_line(line)) break;
        begin = message.size() - rest.size();
    }
    return begin;
}

// Where the line of the date begins; the message's end where there is none.
std::size_t begin_of_date(std::string_view message) {
    std::vector<std::size_t> begins;
    for (std::string_view rest = message; !rest.empty(); take_line(rest))
        begins.push_back(message.size() - rest.size());
    std::size_t behind = 0;
    for (; !begins.empty(); begins.pop_back()) {
        std::string_view rest = message.substr(begins.back());
        const std::string_view line = take_line(rest);
        if (!iso_time_of(line).empty()) return begins.back();
        if (!trim(line).empty() && ++behind > kMostLinesBehindDate) break;
    }
    return message.size();
}

}  // namespace

bool is_header_line(std::string_view line) {
    line = trim(line);
    if (line.size() > kMostHeaderBytes || !is_service(take_word(line))) return false;
    if (!is_number(take_word(line), 1)) return false;
    const std::string_view category = take_word(line);
    return category.size() == 2 && std::all_of(category.begin(), category.end(), is_lower) &&
           is_number(take_word(line), 5);
}

bool begins_bare_message(std::string_view head) {
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    if (!is_header_line(take_line(head))) return false;
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    return is_keyword_line(take_line(head));
}

std::string with_control_characters(std::string_view message) {
    const std::size_t text = begin_of_text(message);
    const std::size_t date = std::max(begin_of_date(message), text);
    std::string whole{kStartOfHeader};
    whole += message.substr(0, text);
    whole += kStartOfText;
    whole += message.substr(text, date - text);
    if (date < message.size()) {
        whole += kEndOfText;
        whole += message.substr(date);
    }
    return whole;
}

}  // namespace nachlese::wire
