#include "indexer/readers/html/judge.h"

#include <optional>
#include <string>

#include "indexer/readers/html/main_text.h"

namespace nachlese::html {

namespace {

// Captions are set in small type, and so are bylines, dates and playing times.
bool may_be_caption(const Block& block) {
    constexpr std::uint32_t kFewestWords = 3;
    if (block.mark == dump::Mark::Credit) return true;
    return block.mark == dump::Mark::None && block.shape.words >= kFewestWords &&
           block.link_density() < 0.5;
}

// A paragraph, such as the lead, that a template sets as a heading for its looks.
bool is_set_as_heading(const Block& block) {
    constexpr std::uint32_t kFewestWords = 15;
    return block.prose && block.shape.words >= kFewestWords;
}

// Turns the features of the blocks inside the container into roles.
class Judge {
  public:
    Judge(const Page& page, NodeId container)
        : page_(page), container_(container), main_text_(page, container) {}

    std::vector<Verdict> judge();

  private:
    [[nodiscard]] Verdict judge_block(std::size_t i) const;
    [[nodiscard]] std::optional<Verdict> judge_by_name(std::size_t i) const;
    [[nodiscard]] Verdict judge_prose(std::size_t i) const;
    [[nodiscard]] Verdict judge_short(std::size_t i) const;
    void drop_repetitions(std::vector<Verdict>& verdicts) const;
    void drop_headings_of_boxes(std::vector<Verdict>& verdicts) const;

    const Page& page_;
    NodeId container_;
    MainText main_text_;
};

// What the block is by its label or its words, whatever it stands beside.
std::optional<Verdict> Judge::judge_by_name(std::size_t i) const {
    const Block& block = page_.blocks[i];
    const Label label = page_.labels[i];
    if (block.first < container_ || block.first >= page_.document.end(container_)) {
        return Verdict{Role::Outside, "outside the text's element"};
    }
    if (label == Label::Caption && may_be_caption(block)) {
        return Verdict{Role::Caption, "labelled as a caption"};
    }
    if (is_outside(label)) return Verdict{Role::Furniture, "labelled as no text"};
    if (block.mark == dump::Mark::Credit && !block.prose) {
        return Verdict{Role::Caption, "carries a credit"};
    }
    if (block.mark != dump::Mark::None && block.mark != dump::Mark::Author &&
        block.mark != dump::Mark::Credit) {
        return Verdict{Role::Furniture, "marked as no text"};
    }
    if (block.link_density() > 0.7) return Verdict{Role::Furniture, "link"};
    return std::nullopt;
}

Verdict Judge::judge_prose(std::size_t i) const {
    constexpr int kSpeaksOfThePage = 4;
    constexpr std::size_t kReachAbove = 12;  // blocks
    constexpr std::uint32_t kLongest = 60;   // words of a call to the page's visitors
    const Block& block = page_.blocks[i];
    const bool main = main_text_.is_main(i) || main_text_.is_sibling(i);
    const int page_words = block.shape.words < kLongest ? dump::weigh_page_words(block.lower) : 0;
    if (page_words >= (main ? kSpeaksOfThePage : kSpeaksOfThePage / 2)) {
        return {Role::Furniture, "speaks to the visitor of the page"};
    }
    if (main) return {Role::Text, "paragraph"};
    if (i > main_text_.last()) return {Role::Furniture, "below the text and made otherwise"};
    if (i + kReachAbove < main_text_.first()) return {Role::Furniture, "far above the text"};
    if (i < main_text_.first()) return {Role::Text, "above the text"};
    return {Role::Furniture, "box inside the text"};
}

Verdict Judge::judge_short(std::size_t i) const {
    const Block& block = page_.blocks[i];
    const Tag tag = page_.document.tag(block.box);
    const bool main = main_text_.is_main(i) || main_text_.is_sibling(i);
    const bool listed = tag == Tag::ListItem && main;
    if (i < main_text_.first() || i > main_text_.last()) {
        const bool sentence = main && block.shape.ends_sentence;
        return {sentence ? Role::Text : Role::Furniture, "short line beside the text"};
    }
    if (!main && !listed) return {Role::Furniture, "short line in a box"};
    const bool bold = 2 * std::size_t{block.bold_bytes} > block.text.size();
    if (bold && !block.shape.ends_sentence && !listed) return {Role::Subheading, "bold line"};
    return {Role::Text, "short paragraph"};
}

Verdict Judge::judge_block(std::size_t i) const {
    if (const auto verdict = judge_by_name(i)) return *verdict;
    const Block& block = page_.blocks[i];
    if (block.heading > 0 && !is_set_as_heading(block)) return {Role::Subheading, "heading"};
    return block.prose ? judge_prose(i) : judge_short(i);
}

// Quotations set large beside the text repeat what it says.
void Judge::drop_repetitions(std::vector<Verdict>& verdicts) const {
    constexpr std::size_t kMostBytes = std::size_t{4} << 20U;  // looked through
    std::string text;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (verdicts[i].role == Role::Text && main_text_.is_main(i)) {
            text += page_.blocks[i].text + '\n';
        }
    }
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < verdicts.size() && bytes < kMostBytes; ++i) {
        if (verdicts[i].role != Role::Text || main_text_.is_main(i)) continue;
        bytes += text.size();
        if (text.find(page_.blocks[i].text) == std::string::npos) continue;
        verdicts[i] = {Role::Furniture, "repeats the text"};
    }
}

// A heading that does not stand beside the paragraphs is that of what comes next, wherever that
// belongs.
void Judge::drop_headings_of_boxes(std::vector<Verdict>& verdicts) const {
    for (std::size_t i = verdicts.size(); i-- > 1;) {
        const bool heads_nothing = verdicts[i].role == Role::Furniture;
        if (verdicts[i - 1].role != Role::Subheading || !heads_nothing) continue;
        if (main_text_.is_sibling(i - 1)) continue;
        verdicts[i - 1] = {Role::Furniture, "heading of a box"};
    }
}

std::vector<Verdict> Judge::judge() {
    std::vector<Verdict> verdicts;
    verdicts.reserve(page_.blocks.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
        verdicts.push_back(judge_block(i));
    drop_repetitions(verdicts);
    drop_headings_of_boxes(verdicts);
    return verdicts;
}

}  // namespace

std::vector<Verdict> judge_blocks(const Page& page, NodeId container) {
    return Judge(page, container).judge();
}

}  // namespace nachlese::html
