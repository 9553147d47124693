#include "schema/analysis/web_address.h"

#include <algorithm>
#include <array>

#include "schema/analysis/word_class.h"

namespace nachlese {

namespace {

constexpr std::array<std::string_view, 3> kSchemes{"http", "https", "ftp"};
constexpr std::string_view kBehindScheme = "://";
constexpr std::string_view kWww = "www.";
// RFC 3986, section 2, without what ends sentences and quotations far more often.
constexpr std::string_view kAddressMarks = "-._~:/?#[]@!$&()*+,;=%";
constexpr std::string_view kMarksNotAtTheEnd = "-._~:?#[@!$&(*+,;=%)";
// RFC 5321, section 4.5.3.1: 64 bytes before the "@", 255 behind it.
constexpr std::size_t kMaxBareBytes = 320;

// Those that German news writes without "www.". Lower-case, as in print: "Ende.Der" is none.
constexpr std::array<std::string_view, 32> kTopLevelDomains{
    "app",  "at", "be",  "berlin", "biz", "blog", "ch",  "com", "cz", "de", "dk",
    "edu",  "eu", "fm",  "fr",     "gov", "info", "int", "io",  "li", "lu", "net",
    "news", "nl", "org", "pl",     "ru",  "se",   "tv",  "ua",  "uk", "us",
};

bool is_letter_or_digit(WordClass word_class) {
    return word_class == WordClass::Letter || word_class == WordClass::Digit;
}

// The end of the run of letters, digits and these marks that begins at `offset`.
std::size_t end_of_run(std::string_view text, std::size_t offset, std::string_view marks,
                       std::size_t max_bytes) {
    const std::size_t limit = offset + std::min(max_bytes, text.size() - offset);
    std::size_t end = offset;
    while (end < limit) {
        const ClassifiedCharacter character = classify(text, end);
        if (!is_letter_or_digit(character.word_class) &&
            marks.find(text[end]) == std::string_view::npos)
            break;
        end += character.bytes;
    }
    return end;
}

std::size_t without_marks_at_end(std::string_view text, std::size_t start, std::size_t end) {
    const std::string_view address = text.substr(start, end - start);
    const auto opening = std::count(address.begin(), address.end(), '(');
    auto closing = std::count(address.begin(), address.end(), ')');
    while (end > start && kMarksNotAtTheEnd.find(text[end - 1]) != std::string_view::npos) {
        // A parenthesis that was opened within the address is part of it.
        if (text[end - 1] == ')' && closing-- <= opening) break;
        --end;
    }
    return end;
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string_view host_of(std::string_view page) {
    return page.substr(0, page.find_first_of("/?#:"));
}

// "muster" of "nachrichten.muster.de".
std::string_view name_of(std::string_view host) {
    const std::size_t last = host.rfind('.');
    if (last == std::string_view::npos || last == 0) return {};
    const std::size_t before = host.rfind('.', last - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    return host.substr(start, last - start);
}

bool has_domain(std::string_view host) {
    const std::size_t last = host.rfind('.');
    return last != std::string_view::npos && last > 0 &&
           std::binary_search(kTopLevelDomains.begin(), kTopLevelDomains.end(),
                              host.substr(last + 1));
}

// A page's address but for its scheme.
std::optional<WebAddress> read_page(std::string_view text, std::size_t host) {
    std::size_t end = end_of_run(text, host, kAddressMarks, text.size());
    end = without_marks_at_end(text, host, end);
    if (end == host) return std::nullopt;
    std::string_view form = without_prefix(text.substr(host, end - host), kWww);
    if (form.ends_with('/')) form.remove_suffix(1);
    if (form.empty() || !is_letter_or_digit(classify(form, 0).word_class)) return std::nullopt;
    const std::string_view host_form = host_of(form);
    return WebAddress{end, form, host_form == form ? name_of(form) : host_form};
}

}  // namespace

std::optional<WebAddress> WebAddressFinder::find(std::string_view text, std::size_t start,
                                                 std::size_t word_end) {
    const std::string_view word = text.substr(start, word_end - start);
    const std::string_view behind = text.substr(word_end);
    if (behind.starts_with(kBehindScheme) &&
        std::find(kSchemes.begin(), kSchemes.end(), word) != kSchemes.end()) {
        return read_page(text, word_end + kBehindScheme.size());
    }
    if (text.substr(start).starts_with(kWww)) return read_page(text, start);
    return find_bare(text, start);
}

// "muster.de", "redaktion@muster.de".
std::optional<WebAddress> WebAddressFinder::find_bare(std::string_view text, std::size_t start) {
    if (start < not_before_) return std::nullopt;
    const std::size_t run_end = end_of_run(text, start, "-._+@", kMaxBareBytes);
    std::size_t end = run_end;
    while (end > start && !is_letter_or_digit(classify(text, end - 1).word_class) &&
           static_cast<unsigned char>(text[end - 1]) < 0x80)
        --end;
    const std::string_view run = text.substr(start, end - start);
    const std::size_t at = run.find('@');
    const bool is_mail = at != std::string_view::npos;
    const std::string_view host = is_mail ? run.substr(at + 1) : run;
    const std::size_t dot = host.find('.');
    const bool has_host = dot != std::string_view::npos && dot > 0 &&
                          host.find_first_of(is_mail ? "@_+" : "_+") == std::string_view::npos;
    if (!has_host || (!is_mail && !has_domain(host))) {
        not_before_ = run_end;
        return std::nullopt;
    }
    if (is_mail) return WebAddress{end, run, host};
    if (text.substr(end).starts_with("/") && end + 1 < text.size() &&
        is_letter_or_digit(classify(text, end + 1).word_class)) {
        return read_page(text, start);
    }
    return WebAddress{end, run, name_of(run)};
}

}  // namespace nachlese
