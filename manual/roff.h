// Manual pages in the macros of man(7), which groff and mandoc read alike.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nachlese::manual {

// So that nothing in `text` is taken for a request, and hyphens of commands can be copied.
[[nodiscard]] std::string escape(std::string_view text);
[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string italic(std::string_view text);

// Text given to it is formatted already: escape() or the above have seen it.
class RoffPage {
  public:
    RoffPage(std::string_view name, int section, std::string_view one_line);

    void section(std::string_view heading);
    void subsection(std::string_view heading);
    void paragraph(std::string_view text);
    // Lines as they stand, such as a synopsis.
    void lines(const std::vector<std::string>& rows);
    void item(std::string_view term, std::string_view text);
    void see_also(const std::vector<std::pair<std::string_view, int>>& pages);

    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    void begin_paragraph();
    void fill(std::string_view text);

    std::string text_;
    bool is_below_heading_ = false;  // where a paragraph needs no request, and mandoc warns of one
};

}  // namespace nachlese::manual
