#include "indexer/readers/editorial_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "schema/utf8.h"

namespace nachlese {

namespace {

enum class MarkKind { Correction, ToEditors, Kill };

struct MarkRow {
    std::string_view text;  // folded
    MarkKind kind;
};
constexpr std::array kMarks{
    MarkRow{"berichtigung", MarkKind::Correction},
    MarkRow{"berichtigte fassung", MarkKind::Correction},
    MarkRow{"korrektur", MarkKind::Correction},
    MarkRow{"korrigierte fassung", MarkKind::Correction},
    MarkRow{"richtigstellung", MarkKind::Correction},
    MarkRow{"achtung redaktion", MarkKind::ToEditors},
    MarkRow{"achtung redaktionen", MarkKind::ToEditors},
    MarkRow{"achtung, redaktionen", MarkKind::ToEditors},
    MarkRow{"hinweis an die redaktionen", MarkKind::ToEditors},
    MarkRow{"redaktioneller hinweis", MarkKind::ToEditors},
    MarkRow{"redaktionelle hinweise", MarkKind::ToEditors},
    MarkRow{"kill", MarkKind::Kill},
    MarkRow{"zurückgezogen", MarkKind::Kill},
    MarkRow{"meldung zurückgezogen", MarkKind::Kill},
};

// In an address to editors.
constexpr std::array<std::string_view, 4> kWithdrawals{"zurückgezogen", "zurückgenommen",
                                                       "nicht verwenden", "storniert"};

constexpr std::size_t kLongestMark = 40;  // bytes, with what ends it

// "Berichtigung: Der Damm hält", "(Berichtigung)", "Achtung Redaktionen - ...": a mark, and then a
// sign or nothing, for "Berichtigung des Rheins" is none.
std::optional<MarkKind> mark_of(std::string_view text) {
    const std::string folded = fold(truncate(text, kLongestMark));
    const std::string_view opening =
        std::string_view(folded).substr(folded.starts_with('(') ? 1 : 0);
    for (const MarkRow& row : kMarks) {
        if (!opening.starts_with(row.text)) continue;
        const std::string_view rest = opening.substr(row.text.size());
        const bool ends = rest.empty() || rest.starts_with(':') || rest.starts_with(')') ||
                          rest.starts_with('!') || rest.starts_with(" -") || rest.starts_with(" –");
        if (ends) return row.kind;
    }
    return std::nullopt;
}

bool says_withdrawn(std::string_view text) {
    const std::string folded = fold(text);
    return std::any_of(kWithdrawals.begin(), kWithdrawals.end(), [&](std::string_view words) {
        return folded.find(words) != std::string::npos;
    });
}

void add_note(const std::string& text, Article& article) {
    if (article.ednote.find(text) != std::string::npos) return;
    if (!article.ednote.empty()) article.ednote += ' ';
    article.ednote += text;
}

void apply_to_title(const std::string& title, Article& article) {
    const auto mark = mark_of(title);
    if (!mark) return;
    if (*mark == MarkKind::Correction) article.is_correction = true;
    if (*mark == MarkKind::ToEditors) add_note(title, article);
    const bool is_kill =
        *mark == MarkKind::Kill || (*mark == MarkKind::ToEditors && says_withdrawn(title));
    if (is_kill) article.pub_status = PubStatus::Canceled;
}

}  // namespace

void apply_editorial_marks(Article& article) {
    apply_to_title(article.kicker, article);
    apply_to_title(article.headline, article);
    const auto is_for_editors = [&article](const Paragraph& paragraph) {
        const auto mark = mark_of(paragraph.text);
        if (mark == MarkKind::Correction) {
            article.is_correction = true;
            add_note(paragraph.text, article);
        }
        if (mark != MarkKind::ToEditors) return false;
        add_note(paragraph.text, article);
        return true;
    };
    const auto rest = std::remove_if(article.body.begin(), article.body.end(), is_for_editors);
    article.body.erase(rest, article.body.end());
}

}  // namespace nachlese
