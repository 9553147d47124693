#include "indexer/version_order.h"

#include <string>
#include <string_view>

namespace nachlese {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Digits up to the next other character, without leading zeros.
std::string_view take_number(std::string_view& text) {
    while (!text.empty() && text.front() == '0')
        text.remove_prefix(1);
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size]))
        ++size;
    const std::string_view digits = text.substr(0, size);
    text.remove_prefix(size);
    return digits;
}

// Numbers by their value, everything else by its bytes.
std::weak_ordering compare_naturally(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        if (is_digit(one.front()) && is_digit(other.front())) {
            const std::string_view number = take_number(one);
            const std::string_view other_number = take_number(other);
            if (const auto by_size = number.size() <=> other_number.size(); std::is_neq(by_size)) {
                return by_size;
            }
            if (const int by_digits = number.compare(other_number); by_digits != 0) {
                return by_digits <=> 0;
            }
        } else {
            if (one.front() != other.front()) return one.front() <=> other.front();
            one.remove_prefix(1);
            other.remove_prefix(1);
        }
    }
    return one.size() <=> other.size();
}

bool is_bare_kill(const Article& article) {
    return article.pub_status == PubStatus::Canceled && !article.version_created &&
           article.version.empty();
}

// All dates of an index are in the civil time of one zone.
std::string time_of(const Article& article) {
    return article.version_created ? to_sortable(*article.version_created) : std::string{};
}

}  // namespace

bool has_version(const Article& article) {
    return article.version_created || !article.version.empty() ||
           article.pub_status != PubStatus::Usable;
}

std::weak_ordering compare_versions(const Article& one, const Article& other) {
    if (const auto by_kill = is_bare_kill(one) <=> is_bare_kill(other); std::is_neq(by_kill)) {
        return by_kill;
    }
    if (const int by_time = time_of(one).compare(time_of(other)); by_time != 0) {
        return by_time <=> 0;
    }
    if (const auto by_version = compare_naturally(one.version, other.version);
        std::is_neq(by_version)) {
        return by_version;
    }
    return one.pub_status <=> other.pub_status;
}

}  // namespace nachlese
