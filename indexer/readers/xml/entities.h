// The entities that a document may use. A short text without markup is expanded; what stands for
// other entities or for a file never is (https://cwe.mitre.org/data/definitions/776.html and 611).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <libxml/entities.h>

namespace nachlese::xml {

// One document's; not thread-safe.
class Entities {
  public:
    // What the document declares. `system_id` is empty for text.
    void declare(std::string_view name, std::string_view text, std::string_view system_id);

    // For the parser; nullptr for one that is unknown or refused. HTML's names are known, since
    // feeds use them without declaring them. The parser takes text for an attribute's value and for
    // content in two ways. Valid as long as this object.
    xmlEntityPtr find(const std::string& name, bool in_attribute);

    // Why the last one was refused: "the entity "lol" stands for other entities"; empty where none
    // was.
    [[nodiscard]] const std::string& refusal() const { return refusal_; }

  private:
    struct Declared {
        std::string text;
        std::string refusal;
    };
    struct Known {
        std::string name;
        std::string text;
        xmlEntity entity{};
    };
    std::map<std::string, Declared, std::less<>> declared_;
    std::map<std::string, std::unique_ptr<Known>> known_;  // in front of the name 'a' or 'c'
    std::string refusal_;
};

}  // namespace nachlese::xml
