#include "indexer/readers/mail/furniture.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/utf8.h"

namespace nachlese::mail {

namespace {

enum class Effect : std::uint8_t { Drop, EndText };

struct Phrase {
    std::string_view words;  // case-folded
    Effect effect;
};
constexpr std::array kPhrases{
    Phrase{"im browser", Effect::Drop},
    Phrase{"browseransicht", Effect::Drop},
    Phrase{"webansicht", Effect::Drop},
    Phrase{"online-version", Effect::Drop},
    Phrase{"onlineversion", Effect::Drop},
    Phrase{"nicht richtig angezeigt", Effect::Drop},
    Phrase{"nicht korrekt angezeigt", Effect::Drop},
    Phrase{"view in browser", Effect::Drop},
    Phrase{"newsletter weiterempfehlen", Effect::Drop},
    Phrase{"newsletter weiterleiten", Effect::Drop},
    Phrase{"newsletter abonnieren", Effect::Drop},
    Phrase{"newsletter abmelden", Effect::EndText},
    Phrase{"newsletter abbestellen", Effect::EndText},
    Phrase{"vom newsletter ab", Effect::EndText},
    Phrase{"newsletter nicht mehr", Effect::EndText},
    Phrase{"keine weiteren newsletter", Effect::EndText},
    Phrase{"keinen newsletter mehr", Effect::EndText},
    Phrase{"diese e-mail wurde", Effect::EndText},
    Phrase{"sie erhalten diese", Effect::EndText},
    Phrase{"sie erhalten den newsletter", Effect::EndText},
    Phrase{"sie bekommen diese", Effect::EndText},
    Phrase{"unsubscribe", Effect::EndText},
    Phrase{"hier abmelden", Effect::EndText},
    Phrase{"hier abbestellen", Effect::EndText},
};
// Enough where they open a paragraph of a few words.
constexpr std::array<std::string_view, 4> kFooterTitles{"abmelden", "abbestellen", "impressum",
                                                        "datenschutz"};

constexpr std::size_t kLongestNotice = 250;  // bytes
constexpr std::size_t kLongestTitle = 60;

bool has_effect(const std::string& folded, Effect effect) {
    if (folded.size() > kLongestNotice) return false;
    return std::any_of(kPhrases.begin(), kPhrases.end(), [&](const Phrase& phrase) {
        return phrase.effect == effect && folded.find(phrase.words) != std::string::npos;
    });
}

bool is_footer_title(const std::string& folded) {
    return folded.size() <= kLongestTitle &&
           std::any_of(kFooterTitles.begin(), kFooterTitles.end(),
                       [&](std::string_view title) { return folded.starts_with(title); });
}

bool ends_text(const Paragraph& paragraph) {
    const std::string folded = fold(truncate(paragraph.text, kLongestNotice + 1));
    return is_footer_title(folded) || has_effect(folded, Effect::EndText);
}

bool is_notice(const Paragraph& paragraph) {
    return has_effect(fold(truncate(paragraph.text, kLongestNotice + 1)), Effect::Drop);
}

std::size_t size_of(const std::vector<Paragraph>& paragraphs) {
    std::size_t size = 0;
    for (const Paragraph& paragraph : paragraphs)
        size += paragraph.text.size();
    return size;
}

}  // namespace

void remove_furniture(std::vector<Paragraph>& paragraphs) {
    paragraphs.erase(std::remove_if(paragraphs.begin(), paragraphs.end(), is_notice),
                     paragraphs.end());
    // A way to unsubscribe above the text ends nothing.
    const std::size_t quarter = size_of(paragraphs) / 4;
    std::size_t before = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (before > quarter && ends_text(paragraphs[i])) {
            paragraphs.resize(i);
            break;
        }
        before += paragraphs[i].text.size();
    }
    while (!paragraphs.empty() &&
           (paragraphs.back().kind == ParagraphKind::Subheading || ends_text(paragraphs.back())))
        paragraphs.pop_back();
    const auto text = std::find_if_not(paragraphs.begin(), paragraphs.end(), ends_text);
    paragraphs.erase(paragraphs.begin(), text);
}

}  // namespace nachlese::mail
