#include "schema/stored_article.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "schema/stored_text.h"
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
    TextRow{"article_version", &Article::version},
    TextRow{"ednote", &Article::ednote},
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

struct TimeRow {
    std::string_view name;
    std::optional<DateTime> Article::*when;
};
constexpr std::array kTimes{
    TimeRow{"version_created", &Article::version_created},
    TimeRow{"embargoed", &Article::embargoed},
};

struct MarkRow {
    std::string_view name;
    bool Article::*is_set;
};
constexpr std::array kMarks{
    MarkRow{"correction", &Article::is_correction},
    MarkRow{"paywalled", &Article::is_paywalled},
};

constexpr std::string_view kPubStatus = "pub_status";
constexpr std::string_view kOcrConfidence = "ocr_confidence";
constexpr std::string_view kEarlierVersion = "earlier_version";
// Between the version, the time and the path of an earlier version.
constexpr char kColumnEnd = '\t';
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

// Civil time, marked as UTC so that it comes back as it is.
std::string civil_time(DateTime when) {
    when.utc_offset_minutes = 0;
    return to_iso(when);
}

// The offset apart, so that it comes back in the zone it was read in.
void add_date(std::string& data, const ArticleDate& date) {
    add_line(data, kDate, civil_time(date.when));
    if (date.when.minute_of_day) {
        add_line(data, kUtcOffset, std::to_string(date.when.utc_offset_minutes));
    }
    add_line(data, kDateOrigin, name_of(date.origin));
    if (date.in_future) add_line(data, kDateInFuture, "1");
}

// As the date, in one value: "2025-08-14T16:09:00+00:00 120".
std::string stored_time(const DateTime& when) {
    return when.minute_of_day ? fmt::format("{} {}", civil_time(when), when.utc_offset_minutes)
                              : civil_time(when);
}

std::optional<DateTime> loaded_time(std::string_view value) {
    const std::size_t blank = value.find(' ');
    auto when = parse_iso(value.substr(0, blank), utc());
    if (when && blank != std::string_view::npos) {
        std::from_chars(value.data() + blank + 1, value.data() + value.size(),
                        when->utc_offset_minutes);
    }
    return when;
}

void add_publishing(std::string& data, const Article& article) {
    for (const TimeRow& row : kTimes) {
        if (article.*row.when) add_line(data, row.name, stored_time(*(article.*row.when)));
    }
    for (const MarkRow& row : kMarks) {
        if (article.*row.is_set) add_line(data, row.name, "1");
    }
    if (article.pub_status != PubStatus::Usable) {
        add_line(data, kPubStatus, name_of(article.pub_status));
    }
    if (article.ocr_confidence) {
        add_line(data, kOcrConfidence, std::to_string(*article.ocr_confidence));
    }
    for (const EarlierVersion& earlier : article.earlier_versions) {
        add_line(data, kEarlierVersion,
                 fmt::format("{}{}{}{}{}", earlier.version, kColumnEnd,
                             earlier.when ? stored_time(*earlier.when) : std::string{}, kColumnEnd,
                             earlier.path));
    }
}

void take_earlier_version(Article& article, std::string_view value) {
    EarlierVersion earlier;
    const std::size_t time = std::min(value.find(kColumnEnd), value.size());
    earlier.version = value.substr(0, time);
    value.remove_prefix(std::min(time + 1, value.size()));
    const std::size_t path = std::min(value.find(kColumnEnd), value.size());
    earlier.when = loaded_time(value.substr(0, path));
    earlier.path = value.substr(std::min(path + 1, value.size()));
    article.earlier_versions.push_back(std::move(earlier));
}

bool take_publishing(Article& article, std::string_view name, std::string_view value) {
    for (const TimeRow& row : kTimes) {
        if (row.name != name) continue;
        article.*row.when = loaded_time(value);
        return true;
    }
    for (const MarkRow& row : kMarks) {
        if (row.name != name) continue;
        article.*row.is_set = true;
        return true;
    }
    if (name == kPubStatus) {
        article.pub_status = pub_status_named(value).value_or(PubStatus::Usable);
    } else if (name == kOcrConfidence) {
        std::from_chars(value.data(), value.data() + value.size(),
                        article.ocr_confidence.emplace(0));
    } else if (name == kEarlierVersion) {
        take_earlier_version(article, value);
    } else {
        return false;
    }
    return true;
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
    add_publishing(data, article);
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
        } else if (!take_publishing(article, name, value)) {
            take_text(article, name, value);
        }
        data.remove_prefix(length + 1);
    }
    return article;
}

Result<Article> load_article(const Xapian::Database& database, const Xapian::Document& document) {
    const auto text = unpack_text(document.get_data(), database);
    if (!text) return tl::unexpected(text.error());
    return load_article(*text);
}

Article article_of(const Xapian::Database& database, const Xapian::Document& document) {
    auto article = load_article(database, document);
    if (!article) throw Xapian::DatabaseCorruptError(article.error().message);
    return std::move(*article);
}

}  // namespace nachlese
