#include "indexer/readers/ocr/blocks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "indexer/readers/html/document.h"
#include "indexer/readers/line_joiner.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

void BlockBuilder::begin_block(ParagraphKind kind, std::string_view id) {
    end_line();
    blocks_.push_back({collapse_whitespace(id), kind, {}});
}

void BlockBuilder::add_words(std::string_view text, std::optional<double> confidence) {
    if (blocks_.empty()) blocks_.emplace_back();
    const std::string words = collapse_whitespace(text);
    if (words.empty()) return;
    if (!line_.empty()) line_ += ' ';
    line_ += words;
    if (!confidence) return;
    blocks_.back().confidence_sum += *confidence;
    ++blocks_.back().measured_words;
}

void BlockBuilder::add_mark(std::string_view text) {
    line_ += text;
}

void BlockBuilder::end_line() {
    if (!blocks_.empty()) join_line(blocks_.back().text, collapse_whitespace(line_));
    line_.clear();
}

std::vector<Block> BlockBuilder::take() {
    end_line();
    std::vector<Block> blocks = std::move(blocks_);
    blocks_.clear();
    for (Block& block : blocks)
        block.text = collapse_whitespace(html::without_soft_hyphens(block.text));
    std::erase_if(blocks, [](const Block& block) { return block.text.empty(); });
    return blocks;
}

std::optional<double> confidence_in(std::string_view value, double whole) {
    value = trim(value);
    double number = 0;
    const char* const end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    const bool is_number = error == std::errc{} && rest == end && std::isfinite(number);
    if (!is_number || number < 0 || number > whole) return std::nullopt;
    return number / whole;
}

void put_in_order(std::vector<Block>& blocks, const std::vector<std::string>& ids) {
    std::unordered_map<std::string_view, std::size_t> rank;
    for (std::size_t i = 0; i < ids.size(); ++i)
        rank.emplace(ids[i], i);
    const auto rank_of = [&](const Block& block) {
        const auto found = rank.find(block.id);
        return found == rank.end() ? ids.size() : found->second;
    };
    std::stable_sort(blocks.begin(), blocks.end(),
                     [&](const Block& a, const Block& b) { return rank_of(a) < rank_of(b); });
}

void add_blocks(const std::vector<Block>& blocks, Article& article) {
    constexpr std::array<std::string_view, 3> kHyphens{"-", "¬", "⸗"};
    double sum = 0;
    std::size_t measured = 0;
    for (const Block& block : blocks) {
        sum += block.confidence_sum;
        measured += block.measured_words;
        const bool goes_on =
            !article.body.empty() && article.body.back().kind == block.kind &&
            std::any_of(kHyphens.begin(), kHyphens.end(), [&](std::string_view hyphen) {
                return article.body.back().text.ends_with(hyphen);
            });
        if (goes_on) {
            join_line(article.body.back().text, block.text);
        } else {
            article.body.push_back({block.kind, block.text});
        }
    }
    if (measured == 0) return;
    const double mean = sum / static_cast<double>(measured);
    article.ocr_confidence = static_cast<int>(std::lround(mean * 100));
}

}  // namespace nachlese::ocr
