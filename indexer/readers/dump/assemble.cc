#include <algorithm>
#include <optional>

#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/dateline.h"
#include "indexer/readers/dump/dates.h"
#include "indexer/readers/dump/segmentation.h"

namespace nachlese::dump {

namespace {

void append(std::string& field, std::string_view text) {
    if (!field.empty()) field += ' ';
    field += text;
}

void add_new(std::vector<std::string>& list, std::string item) {
    if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) {
        list.push_back(std::move(item));
    }
}

// Wires end their headlines with an equals sign.
std::string_view without_wire_mark(std::string_view headline) {
    constexpr std::string_view kMark = " =";
    if (headline.ends_with(kMark)) headline.remove_suffix(kMark.size());
    return headline;
}

void take_segment(const Segment& segment, Article& article) {
    switch (segment.role) {
        case Role::Headline:
            article.headline = without_wire_mark(segment.text);
            break;
        case Role::Kicker:
            article.kicker = segment.text;
            break;
        case Role::Teaser:
            append(article.teaser, segment.text);
            break;
        case Role::Text:
            article.body.push_back({ParagraphKind::Text, segment.text});
            break;
        case Role::Subheading:
            article.body.push_back({ParagraphKind::Subheading, segment.text});
            break;
        case Role::Caption:
            add_new(article.captions, segment.text);
            break;
        case Role::Author:
            for (auto& name : names_in(segment.text))
                add_new(article.authors, std::move(name));
            break;
        case Role::Tags:
            for (auto& tag : tags_in(segment.text))
                add_new(article.tags, std::move(tag));
            break;
        case Role::Source:
        case Role::DateLine:
        case Role::TailDate:
            if (article.source.empty()) article.source = source_in(segment.text);
            break;
        case Role::Navigation:
        case Role::Furniture:
        case Role::Tail:
            break;
    }
}

}  // namespace

Article assemble(const Segmentation& segmentation, const ReadContext& context) {
    Article article;
    article.id = context.path;
    article.path = context.path;
    for (const Segment& segment : segmentation.segments)
        take_segment(segment, article);
    const auto dateline = dateline_of(article, reading_day(context), context.zone);
    if (dateline) {
        article.place = dateline->place;
        if (article.source.empty()) article.source = dateline->agency;
    }
    article.date = choose_date(segmentation, dateline ? dateline->date : std::nullopt, context);
    return article;
}

}  // namespace nachlese::dump
