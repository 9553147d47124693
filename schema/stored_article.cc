#include "schema/stored_article.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

struct TextRow {
    std::string_view name;
    std::string Article::*text;
};
constexpr std::array kTexts{
    TextRow{"id", &Article::id},
    TextRow{"path", &Article::path},
    TextRow{"headline", &Article::headline},
    TextRow{"kicker", &Article::kicker},
    TextRow{"teaser", &Article::teaser},
    TextRow{"source", &Article::source},
    TextRow{"place", &Article::place},
    TextRow{"section", &Article::section},
    TextRow{"url", &Article::url},
};

struct ListRow {
    std::string_view name;
    std::vector<std::string> Article::*texts;
};
constexpr std::array kLists{
    ListRow{"tag", &Article::tags},
    ListRow{"caption", &Article::captions},
    ListRow{"author", &Article::authors},
};

constexpr std::string_view kParagraph = "body";
constexpr std::string_view kSubheading = "subheading";
constexpr std::string_view kDate = "date";
constexpr std::string_view kUtcOffset = "date_utc_offset";
constexpr std::string_view kDateOrigin = "date_origin";
constexpr std::string_view kDateInFuture = "date_in_future";

void add_line(std::string& data, std::string_view name, std::string_view value) {
    data += name;
    data += '=';
    // Readers leave no line breaks in text; ids and paths are foreign names that might hold one.
    data += value.find('\n') == std::string_view::npos ? std::string(value) : printable(value);
    data += '\n';
}

const TimeZone& utc() {
    static const TimeZone zone = TimeZone::open("Etc/UTC").value();
    return zone;
}

// Stored as civil time, with the offset apart, so that it comes back in the zone it was read in.
void add_date(std::string& data, const ArticleDate& date) {
    DateTime civil = date.when;
    civil.utc_offset_minutes = 0;
    add_line(data, kDate, to_iso(civil));
    if (date.when.minute_of_day) {
        add_line(data, kUtcOffset, std::to_string(date.when.utc_offset_minutes));
    }
    add_line(data, kDateOrigin, name_of(date.origin));
    if (date.in_future) add_line(data, kDateInFuture, "1");
}

bool take_text(Article& article, std::string_view name, std::string_view value) {
    for (const TextRow& row : kTexts) {
        if (row.name != name) continue;
        article.*row.text = value;
        return true;
    }
    for (const ListRow& row : kLists) {
        if (row.name != name) continue;
        (article.*row.texts).emplace_back(value);
        return true;
    }
    if (name == kParagraph || name == kSubheading) {
        const auto kind = name == kParagraph ? ParagraphKind::Text : ParagraphKind::Subheading;
        article.body.push_back({kind, std::string(value)});
        return true;
    }
    return false;
}

bool take_date(Article& article, std::string_view name, std::string_view value) {
    if (name == kDate) {
        const auto when = parse_iso(value, utc());
        if (when) article.date = ArticleDate{*when, DateOrigin::Metadata, false};
        return when.has_value();
    }
    if (!article.date) return false;
    if (name == kUtcOffset) {
        std::from_chars(value.data(), value.data() + value.size(),
                        article.date->when.utc_offset_minutes);
    } else if (name == kDateOrigin) {
        article.date->origin = date_origin_named(value).value_or(DateOrigin::Metadata);
    } else if (name == kDateInFuture) {
        article.date->in_future = value == "1";
    }
    return true;
}

}  // namespace

std::string store_article(const Article& article) {
    std::string data;
    for (const TextRow& row : kTexts) {
        if (!(article.*row.text).empty()) add_line(data, row.name, article.*row.text);
    }
    if (article.date) add_date(data, *article.date);
    for (const ListRow& row : kLists) {
        for (const std::string& text : article.*row.texts)
            add_line(data, row.name, text);
    }
    for (const Paragraph& paragraph : article.body) {
        add_line(data, paragraph.kind == ParagraphKind::Text ? kParagraph : kSubheading,
                 paragraph.text);
    }
    return data;
}

Result<Article> load_article(std::string_view data) {
    Article article;
    while (!data.empty()) {
        const std::size_t length = data.find('\n');
        const std::string_view line = data.substr(0, length);
        const std::size_t equals = line.find('=');
        if (length == std::string_view::npos || equals == std::string_view::npos) {
            return fail(ErrorCode::IndexDamaged, "the stored text of an article is damaged",
                        "rebuild the index from the archive");
        }
        const std::string_view name = line.substr(0, equals);
        const std::string_view value = line.substr(equals + 1);
        if (name.starts_with(kDate)) {
            if (!take_date(article, name, value)) {
                return fail(ErrorCode::IndexDamaged,
                            fmt::format("the stored date \"{}\" is damaged", value),
                            "rebuild the index from the archive");
            }
        } else {
            take_text(article, name, value);
        }
        data.remove_prefix(length + 1);
    }
    return article;
}

}  // namespace nachlese
