#include "schema/article.h"

#include <array>
#include <utility>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::array kDateOriginNames{
    std::pair{DateOrigin::Metadata, std::string_view{"metadata"}},
    std::pair{DateOrigin::DateLine, std::string_view{"date-line"}},
    std::pair{DateOrigin::TailLine, std::string_view{"tail-line"}},
    std::pair{DateOrigin::Dateline, std::string_view{"dateline"}},
    std::pair{DateOrigin::Path, std::string_view{"path"}},
    std::pair{DateOrigin::Fetch, std::string_view{"fetch"}},
};

// The first name of each is IPTC's.
constexpr std::array kPubStatusNames{
    std::pair{PubStatus::Usable, std::string_view{"usable"}},
    std::pair{PubStatus::Withheld, std::string_view{"withheld"}},
    std::pair{PubStatus::Withheld, std::string_view{"embargoed"}},
    std::pair{PubStatus::Canceled, std::string_view{"canceled"}},
    std::pair{PubStatus::Canceled, std::string_view{"cancelled"}},
    std::pair{PubStatus::Canceled, std::string_view{"killed"}},
    std::pair{PubStatus::Canceled, std::string_view{"deleted"}},
};

}  // namespace

std::string_view name_of(DateOrigin origin) {
    for (const auto& [value, name] : kDateOriginNames) {
        if (value == origin) return name;
    }
    return "unknown";
}

std::optional<DateOrigin> date_origin_named(std::string_view name) {
    for (const auto& [value, candidate] : kDateOriginNames) {
        if (candidate == name) return value;
    }
    return std::nullopt;
}

std::string_view name_of(PubStatus status) {
    for (const auto& [value, name] : kPubStatusNames) {
        if (value == status) return name;
    }
    return "unknown";
}

std::optional<PubStatus> pub_status_named(std::string_view name) {
    const std::string folded = fold(name);
    for (const auto& [value, candidate] : kPubStatusNames) {
        if (candidate == folded) return value;
    }
    return std::nullopt;
}

std::string body_text(const Article& article) {
    std::string text;
    for (const Paragraph& paragraph : article.body) {
        if (!text.empty()) text += "\n\n";
        text += paragraph.text;
    }
    return text;
}

}  // namespace nachlese
