#include "schema/fields.h"

#include <algorithm>
#include <array>

#include "schema/article_state.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

template <std::size_t N>
constexpr std::span<const std::string_view> list(const std::array<std::string_view, N>& names) {
    return names;
}

constexpr std::array<std::string_view, 3> kHeadlineNames{"titel", "überschrift", "title"};
constexpr std::array<std::string_view, 1> kKickerNames{"dachzeile"};
constexpr std::array<std::string_view, 3> kTeaserNames{"vorspann", "anriss", "lead"};
constexpr std::array<std::string_view, 1> kBodyNames{"text"};
constexpr std::array<std::string_view, 3> kTagNames{"schlagwort", "thema", "tag"};
constexpr std::array<std::string_view, 3> kCaptionNames{"bildtext", "bild", "caption"};
constexpr std::array<std::string_view, 2> kAuthorNames{"autor", "author"};
constexpr std::array<std::string_view, 1> kSourceNames{"quelle"};
constexpr std::array<std::string_view, 1> kPlaceNames{"ort"};
constexpr std::array<std::string_view, 1> kSectionNames{"ressort"};
constexpr std::array<std::string_view, 1> kDateNames{"datum"};
constexpr std::array<std::string_view, 2> kVersionNames{"fassung", "version"};
constexpr std::array<std::string_view, 2> kVersionCreatedNames{"geändert", "modified"};
constexpr std::array<std::string_view, 1> kStatusNames{"zustand"};
constexpr std::array<std::string_view, 2> kEmbargoedNames{"sperrfrist", "embargo"};
constexpr std::array<std::string_view, 1> kEdnoteNames{"redaktionshinweis"};
constexpr std::array<std::string_view, 1> kUrlNames{"adresse"};
constexpr std::array<std::string_view, 1> kIdNames{"kennung"};
constexpr std::array<std::string_view, 2> kPathNames{"pfad", "datei"};

constexpr std::array kFields{
    Field{FieldId::Headline, "headline", list(kHeadlineNames), FieldKind::Text, "S", std::nullopt,
          5, "the headline"},
    Field{FieldId::Kicker, "kicker", list(kKickerNames), FieldKind::Text, "XK", std::nullopt, 3,
          "the line above the headline"},
    Field{FieldId::Teaser, "teaser", list(kTeaserNames), FieldKind::Text, "XT", std::nullopt, 2,
          "the paragraph that sums the article up"},
    Field{FieldId::Body, "body", list(kBodyNames), FieldKind::Text, "", std::nullopt, 1,
          "the text with its subheadings"},
    Field{FieldId::Tags, "tags", list(kTagNames), FieldKind::Text, "K", ValueSlot::Tags, 3,
          "the tags that the article brings"},
    Field{FieldId::Captions, "captions", list(kCaptionNames), FieldKind::Text, "XC", std::nullopt,
          1, "captions and photo credits"},
    Field{FieldId::Authors, "authors", list(kAuthorNames), FieldKind::Keyword, "A",
          ValueSlot::Authors, 0, "who wrote it"},
    Field{FieldId::Source, "source", list(kSourceNames), FieldKind::Keyword, "XSRC",
          ValueSlot::Source, 0, "the agency or outlet"},
    Field{FieldId::Place, "place", list(kPlaceNames), FieldKind::Keyword, "XPL", ValueSlot::Place,
          0, "the place in the dateline"},
    Field{FieldId::Section, "section", list(kSectionNames), FieldKind::Keyword, "XSE",
          ValueSlot::Section, 0, "the section of the paper"},
    Field{FieldId::Date, "date", list(kDateNames), FieldKind::Date, "D", ValueSlot::Date, 0,
          "the day of publication"},
    Field{FieldId::Version, "article_version", list(kVersionNames), FieldKind::Exact, "XV",
          std::nullopt, 0, "the number of its version"},
    Field{FieldId::VersionCreated, "version_created", list(kVersionCreatedNames), FieldKind::Date,
          "XVD", std::nullopt, 0, "the day of its last change"},
    Field{FieldId::Status, "status", list(kStatusNames), FieldKind::State, "XST", ValueSlot::Status,
          0, "withdrawn, corrected, …: --help-query lists them"},
    Field{FieldId::Embargoed, "embargoed", list(kEmbargoedNames), FieldKind::Date, "XED",
          ValueSlot::Embargo, 0, "the day until which it was embargoed"},
    Field{FieldId::Ednote, "ednote", list(kEdnoteNames), FieldKind::Keyword, "XEN", std::nullopt, 0,
          "the agency's note to editors"},
    Field{FieldId::Url, "url", list(kUrlNames), FieldKind::Exact, "U", std::nullopt, 0,
          "the address it was published at"},
    Field{FieldId::Id, "id", list(kIdNames), FieldKind::Exact, "XID", std::nullopt, 0,
          "the article's id"},
    Field{FieldId::Path, "path", list(kPathNames), FieldKind::Exact, "P", std::nullopt, 0,
          "the file below the archive folder"},
};

std::vector<std::string_view> present(std::initializer_list<std::string_view> texts) {
    std::vector<std::string_view> found;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(found),
                 [](std::string_view text) { return !text.empty(); });
    return found;
}

}  // namespace

std::span<const Field> fields() {
    return kFields;
}

const Field& field(FieldId id) {
    return *std::find_if(kFields.begin(), kFields.end(),
                         [id](const Field& candidate) { return candidate.id == id; });
}

const Field* find_field(std::string_view name) {
    const std::string folded = fold(name);
    const auto found =
        std::find_if(kFields.begin(), kFields.end(), [&folded](const Field& candidate) {
            return candidate.name == folded ||
                   std::find(candidate.aliases.begin(), candidate.aliases.end(), folded) !=
                       candidate.aliases.end();
        });
    return found == kFields.end() ? nullptr : &*found;
}

std::vector<std::string_view> texts_of(const Article& article, FieldId id) {
    switch (id) {
        case FieldId::Headline:
            return present({article.headline});
        case FieldId::Kicker:
            return present({article.kicker});
        case FieldId::Teaser:
            return present({article.teaser});
        case FieldId::Body: {
            std::vector<std::string_view> texts;
            texts.reserve(article.body.size());
            for (const Paragraph& paragraph : article.body)
                texts.push_back(paragraph.text);
            return texts;
        }
        case FieldId::Tags:
            return {article.tags.begin(), article.tags.end()};
        case FieldId::Captions:
            return {article.captions.begin(), article.captions.end()};
        case FieldId::Authors:
            return {article.authors.begin(), article.authors.end()};
        case FieldId::Source:
            return present({article.source});
        case FieldId::Place:
            return present({article.place});
        case FieldId::Section:
            return present({article.section});
        case FieldId::Url:
            return present({article.url});
        case FieldId::Id:
            return present({article.id});
        case FieldId::Path:
            return present({article.path});
        case FieldId::Version:
            return present({article.version});
        case FieldId::Status:
            return states_of(article);
        case FieldId::Ednote:
            return present({article.ednote});
        case FieldId::Date:
        case FieldId::VersionCreated:
        case FieldId::Embargoed:
            break;
    }
    return {};
}

std::optional<DateTime> time_of(const Article& article, FieldId id) {
    switch (id) {
        case FieldId::Date:
            return article.date ? std::optional(article.date->when) : std::nullopt;
        case FieldId::VersionCreated:
            return article.version_created;
        case FieldId::Embargoed:
            return article.embargoed;
        default:
            return std::nullopt;
    }
}

}  // namespace nachlese
