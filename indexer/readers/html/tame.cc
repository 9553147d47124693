#include "indexer/readers/html/tame.h"

#include <cstddef>

#include "indexer/readers/html/document.h"

namespace nachlese::html {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && !is_space(c);
}

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
}

bool begins_name(char c) {
    return is_letter(c) || c == '_' || c == ':' || c == '.';
}

// Walks over the tags of a page as libxml2 does, so that both see the same attributes.
class TagWalk {
  public:
    TagWalk(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool ends() const { return at_ >= text_.size() || text_[at_] == '>'; }

    template <typename Predicate>
    void skip_while(Predicate holds) {
        while (at_ < text_.size() && holds(text_[at_]))
            ++at_;
    }

    // Behind one attribute, or behind what is none up to the next blank.
    void skip_attribute() {
        if (!begins_name(text_[at_])) {
            skip_while([](char c) { return !is_space(c) && c != '>'; });
            return;
        }
        skip_while(is_name_character);
        const std::size_t name_end = at_;
        skip_while(is_space);
        if (at_ < text_.size() && text_[at_] == '=') {
            ++at_;
            skip_while(is_space);
            skip_value();
        } else {
            at_ = name_end;
        }
    }

  private:
    void skip_value() {
        if (at_ >= text_.size()) return;
        const char quote = text_[at_];
        if (quote != '"' && quote != '\'') {
            skip_while([](char c) { return !is_space(c) && c != '>'; });
            return;
        }
        ++at_;
        skip_while([quote](char c) { return c != quote; });
        if (at_ < text_.size()) ++at_;
    }

    std::string_view text_;
    std::size_t at_;
};

void append(std::string& tamed, std::string_view text) {
    for (const char c : text)
        tamed += is_control(c) ? ' ' : c;
}

// Copies the tag that starts at `at` without the attributes that are too many; returns the offset
// of its end.
std::size_t copy_tag(std::string_view text, std::size_t at, std::string& tamed) {
    TagWalk walk(text, at + 1);
    walk.skip_while(is_name_character);
    append(tamed, text.substr(at, walk.at() - at));
    for (std::size_t attributes = 0; !walk.ends(); ++attributes) {
        const std::size_t begin = walk.at();
        walk.skip_while([](char c) { return is_space(c) || c == '/'; });
        if (!walk.ends()) walk.skip_attribute();
        if (attributes < kMostAttributes) append(tamed, text.substr(begin, walk.at() - begin));
    }
    return walk.at();
}

}  // namespace

std::string tame(std::string_view text) {
    std::string tamed;
    tamed.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const bool tag = text[at] == '<' && at + 1 < text.size() && is_letter(text[at + 1]);
        if (tag) {
            at = copy_tag(text, at, tamed);
        } else {
            tamed += is_control(text[at]) ? ' ' : text[at];
            ++at;
        }
    }
    return tamed;
}

}  // namespace nachlese::html
