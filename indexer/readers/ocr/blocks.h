// Text that was recognised on a printed page: blocks of lines of words, each with how sure the
// recognition was.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"

namespace nachlese::ocr {

struct Block {
    std::string id;
    ParagraphKind kind = ParagraphKind::Text;
    std::string text;           // one line, words broken at a line's end made whole
    double confidence_sum = 0;  // of the words that have one, 0 to 1 each
    std::size_t measured_words = 0;
};

class BlockBuilder {
  public:
    void begin_block(ParagraphKind kind, std::string_view id);
    // `text` may be several words; `confidence` is 0 to 1, or missing.
    void add_words(std::string_view text, std::optional<double> confidence);
    // Without a blank before it, as a hyphen at a line's end.
    void add_mark(std::string_view text);
    void end_line();
    // Those with text in them.
    [[nodiscard]] std::vector<Block> take();

  private:
    std::vector<Block> blocks_;
    std::string line_;
};

// The confidence that `value` states, brought to 0 to 1 from the scale up to `whole`.
[[nodiscard]] std::optional<double> confidence_in(std::string_view value, double whole);

// In the order of `ids`; what they do not name comes behind, in its own order.
void put_in_order(std::vector<Block>& blocks, const std::vector<std::string>& ids);

// Appends the blocks as paragraphs and sets the article's confidence; a word that is broken
// between two blocks, as at the end of a column, is made whole.
void add_blocks(const std::vector<Block>& blocks, Article& article);

}  // namespace nachlese::ocr
