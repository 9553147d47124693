#include "schema/article_state.h"

#include <algorithm>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::array kStates{
    ArticleStateRow{ArticleState::Withheld,
                    "withheld",
                    {"zurückgehalten", "", "", ""},
                    "not to be used until further notice"},
    ArticleStateRow{ArticleState::Canceled,
                    "canceled",
                    {"zurückgezogen", "cancelled", "killed", "withdrawn"},
                    "withdrawn by its provider"},
    ArticleStateRow{ArticleState::Embargoed,
                    "embargoed",
                    {"gesperrt", "sperrfrist", "embargo", ""},
                    "with an embargo, over or not"},
    ArticleStateRow{ArticleState::Correction,
                    "correction",
                    {"berichtigung", "berichtigt", "korrektur", "corrected"},
                    "corrects an earlier version"},
    ArticleStateRow{ArticleState::Paywalled,
                    "paywalled",
                    {"bezahlschranke", "paywall", "", ""},
                    "for subscribers: the text may be incomplete"},
};

bool is_in(const Article& article, ArticleState state) {
    switch (state) {
        case ArticleState::Withheld:
            return article.pub_status == PubStatus::Withheld;
        case ArticleState::Canceled:
            return article.pub_status == PubStatus::Canceled;
        case ArticleState::Embargoed:
            return article.embargoed.has_value();
        case ArticleState::Correction:
            return article.is_correction;
        case ArticleState::Paywalled:
            return article.is_paywalled;
    }
    return false;
}

}  // namespace

std::span<const ArticleStateRow> article_states() {
    return kStates;
}

std::string_view name_of(ArticleState state) {
    return std::find_if(kStates.begin(), kStates.end(),
                        [state](const ArticleStateRow& row) { return row.state == state; })
        ->name;
}

const ArticleStateRow* find_article_state(std::string_view name) {
    const std::string folded = fold(name);
    if (folded.empty()) return nullptr;
    const auto found =
        std::find_if(kStates.begin(), kStates.end(), [&folded](const ArticleStateRow& row) {
            return row.name == folded ||
                   std::find(row.aliases.begin(), row.aliases.end(), folded) != row.aliases.end();
        });
    return found == kStates.end() ? nullptr : &*found;
}

std::vector<std::string_view> states_of(const Article& article) {
    std::vector<std::string_view> names;
    for (const ArticleStateRow& row : kStates) {
        if (is_in(article, row.state)) names.push_back(row.name);
    }
    return names;
}

}  // namespace nachlese
