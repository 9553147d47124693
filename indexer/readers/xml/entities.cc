#include "indexer/readers/xml/entities.h"

#include <cstring>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <unicode/unistr.h>

#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

// Enough for the characters and names that documents abbreviate; a reference of four bytes cannot
// become more than this.
constexpr std::size_t kLongestText = 256;
constexpr std::size_t kMostDeclared = 4096;

std::string html_entity(const std::string& name) {
    const htmlEntityDesc* const found =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (found == nullptr) return {};
    std::string text;
    icu::UnicodeString(static_cast<UChar32>(found->value)).toUTF8String(text);
    return text;
}

std::string shown(std::string_view name) {
    constexpr std::size_t kMostShown = 80;
    return printable(truncate(name, kMostShown));
}

}  // namespace

void Entities::declare(std::string_view name, std::string_view text, std::string_view system_id) {
    if (declared_.size() >= kMostDeclared || declared_.contains(name)) return;
    Declared row;
    if (!system_id.empty()) {
        row.refusal = fmt::format("the entity \"{}\" is external ({}): other files are not read",
                                  shown(name), shown(system_id));
    } else if (text.find_first_of("&%<") != std::string_view::npos) {
        row.refusal = fmt::format(
            "the entity \"{}\" stands for markup or other entities: not expanded", shown(name));
    } else if (text.size() > kLongestText) {
        row.refusal = fmt::format("the entity \"{}\" stands for more than {} bytes: not expanded",
                                  shown(name), kLongestText);
    } else {
        row.text = text;
    }
    declared_.emplace(name, std::move(row));
}

xmlEntityPtr Entities::find(const std::string& name, bool in_attribute) {
    const std::string key = (in_attribute ? 'a' : 'c') + name;
    if (const auto known = known_.find(key); known != known_.end()) return &known->second->entity;
    std::string text;
    if (const auto declared = declared_.find(name); declared != declared_.end()) {
        if (!declared->second.refusal.empty()) {
            refusal_ = declared->second.refusal;
            return nullptr;
        }
        text = declared->second.text;
    } else {
        text = html_entity(name);
        if (text.empty()) return nullptr;
    }
    auto known = std::make_unique<Known>();
    known->name = name;
    known->text = std::move(text);
    xmlEntity& entity = known->entity;
    entity.type = XML_ENTITY_DECL;
    entity.name = reinterpret_cast<const xmlChar*>(known->name.c_str());
    entity.content = reinterpret_cast<xmlChar*>(known->text.data());
    entity.orig = entity.content;
    entity.length = static_cast<int>(known->text.size());
    // A predefined one is handed out as characters without being parsed; in attributes libxml2
    // takes only its first byte.
    entity.etype = in_attribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY;
    entity.checked = 2;
    return &known_.emplace(key, std::move(known)).first->second->entity;
}

}  // namespace nachlese::xml
