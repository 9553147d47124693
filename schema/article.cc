#include "schema/article.h"

#include <array>
#include <utility>

namespace nachlese {

namespace {

constexpr std::array kDateOriginNames{
    std::pair{DateOrigin::Metadata, std::string_view{"metadata"}},
    std::pair{DateOrigin::DateLine, std::string_view{"date-line"}},
    std::pair{DateOrigin::TailLine, std::string_view{"tail-line"}},
    std::pair{DateOrigin::Dateline, std::string_view{"dateline"}},
    std::pair{DateOrigin::Path, std::string_view{"path"}},
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

std::string body_text(const Article& article) {
    std::string text;
    for (const Paragraph& paragraph : article.body) {
        if (!text.empty()) text += "\n\n";
        text += paragraph.text;
    }
    return text;
}

}  // namespace nachlese
