#include "query/writers/bar_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include "query/text_columns.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kPlainCountWidth = 8;
constexpr std::size_t kLabelPart = 3;  // of the width, at most
constexpr std::size_t kEighths = 8;
constexpr std::string_view kFullBlock = "█";
constexpr std::array<std::string_view, kEighths> kPartialBlocks{"",  "▏", "▎", "▍",
                                                                "▌", "▋", "▊", "▉"};

std::string blocks(std::size_t eighths) {
    std::string bar;
    for (std::size_t i = 0; i < eighths / kEighths; ++i)
        bar += kFullBlock;
    return bar += kPartialBlocks[eighths % kEighths];
}

// Rounded; what is not zero can be seen.
std::size_t bar_eighths(std::uint64_t count, std::uint64_t greatest, std::size_t columns) {
    if (count == 0) return 0;
    const double share = static_cast<double>(count) / static_cast<double>(greatest);
    const auto eighths =
        static_cast<std::size_t>(std::lround(share * static_cast<double>(columns * kEighths)));
    return std::max<std::size_t>(eighths, 1);
}

void print_rows(std::ostream& out, const std::vector<Bar>& bars) {
    for (const Bar& bar : bars) {
        out << fmt::format("{:{}}{:>{}}  {}\n", "", kIndent, bar.count, kPlainCountWidth,
                           printable(bar.label));
    }
}

}  // namespace

void print_bars(std::ostream& out, const std::vector<Bar>& bars, std::size_t width) {
    if (width == 0) {
        print_rows(out, bars);
        return;
    }
    std::vector<std::string> labels;
    std::size_t label_width = 0;
    std::uint64_t greatest = 0;
    for (const Bar& bar : bars) {
        labels.push_back(shortened(printable(bar.label), width / kLabelPart));
        label_width = std::max(label_width, display_width(labels.back()));
        greatest = std::max(greatest, bar.count);
    }
    const std::size_t count_width = std::to_string(greatest).size();
    const std::size_t used = kIndent + label_width + kGap + count_width + kGap;
    const std::size_t room = width > used ? width - used : 0;
    for (std::size_t row = 0; row < bars.size(); ++row) {
        const std::size_t padding = label_width - display_width(labels[row]);
        const std::uint64_t count = bars[row].count;
        out << fmt::format("{:{}}{}{:{}}{:>{}}{:{}}{}\n", "", kIndent, labels[row], "",
                           padding + kGap, count, count_width, "", count == 0 ? 0 : kGap,
                           blocks(bar_eighths(count, greatest, room)));
    }
}

}  // namespace nachlese
