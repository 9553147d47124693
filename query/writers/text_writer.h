// Results for reading: a headline, a line of details and an extract for each hit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/writers/result_writer.h"
#include "query/writers/styled_text.h"

namespace nachlese {

class TextWriter final : public ResultWriter {
  public:
    TextWriter(std::ostream& out, const WriterSettings& settings);
    void begin(const ResultHeader& header) override;
    void hit(const Hit& hit) override;
    void end() override;
    void count(const ResultHeader& header) override;

  private:
    // Empty where there is none.
    [[nodiscard]] std::string link_to(const Hit& hit) const;
    void print_details(const Article& article);
    void print_snippet(const Snippet& snippet);
    void print_duplicates(const std::vector<Article>& duplicates);
    void print_rest();
    void print_facet(const Facet& facet);
    void print_timeline(const Timeline& timeline);

    std::size_t width_;
    bool links_;
    std::string host_;
    StyledPrinter printer_;
    const ResultHeader* header_ = nullptr;
    std::string last_cursor_;
};

// As German readers write it: "14.08.2025, 16:09 Uhr", or the day alone.
[[nodiscard]] std::string to_german(const DateTime& when);

}  // namespace nachlese
