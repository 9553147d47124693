#include "indexer/readers/html/json_ld.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/readers/html/alike.h"
#include "indexer/readers/html/mend_json.h"

namespace nachlese::html {

namespace {

using nlohmann::json;

constexpr std::size_t kMostObjects = 4096;  // looked at on one page
constexpr std::size_t kMostBytes = std::size_t{1}
                                   << 20U;  // of one script: JSON takes 80 times as much

struct Key {
    const char* name;
    Subject subject;
};
constexpr std::array kArticleKeys{
    Key{"@type", Subject::Type},
    Key{"headline", Subject::Headline},
    Key{"name", Subject::Headline},
    Key{"description", Subject::Description},
    Key{"datePublished", Subject::Published},
    Key{"dateCreated", Subject::Published},
    Key{"dateModified", Subject::Modified},
    Key{"author", Subject::Author},
    Key{"creator", Subject::Author},
    Key{"keywords", Subject::Keyword},
    Key{"articleSection", Subject::Section},
    Key{"publisher", Subject::Publisher},
    Key{"sourceOrganization", Subject::Publisher},
    Key{"url", Subject::Url},
    Key{"mainEntityOfPage", Subject::Url},
    Key{"articleBody", Subject::Text},
    Key{"isAccessibleForFree", Subject::Accessible},
};

// Objects that may stand in for the article where it has none of its own.
constexpr std::array<std::string_view, 3> kPageTypes{"WebPage", "CollectionPage", "ItemPage"};

// Keys under which further objects of their own right are found; what stands in lists ("hasPart",
// "itemListElement") are other articles.
constexpr std::array<const char*, 2> kContainers{"@graph", "mainEntity"};

std::vector<std::string> types_of(const json& object) {
    std::vector<std::string> types;
    const auto found = object.find("@type");
    if (found == object.end()) return types;
    if (found->is_string()) types.push_back(found->get<std::string>());
    if (found->is_array()) {
        for (const json& type : *found) {
            if (type.is_string()) types.push_back(type.get<std::string>());
        }
    }
    return types;
}

bool is_article(const json& object) {
    const auto types = types_of(object);
    return std::any_of(types.begin(), types.end(),
                       [](const std::string& type) { return is_article_type(type); });
}

bool is_page(const json& object) {
    const auto types = types_of(object);
    return std::any_of(types.begin(), types.end(), [](const std::string& type) {
        return std::find(kPageTypes.begin(), kPageTypes.end(), type) != kPageTypes.end();
    });
}

// Objects of their own right, in order; without recursion, since nesting is the page's choice.
std::vector<const json*> objects_in(const json& root) {
    std::vector<const json*> objects;
    std::vector<const json*> waiting{&root};
    while (!waiting.empty() && objects.size() < kMostObjects) {
        const json* const value = waiting.back();
        waiting.pop_back();
        if (value->is_array()) {
            for (auto element = value->rbegin(); element != value->rend(); ++element)
                waiting.push_back(&*element);
        } else if (value->is_object()) {
            objects.push_back(value);
            for (const char* const key : kContainers) {
                const auto found = value->find(key);
                if (found != value->end()) waiting.push_back(&*found);
            }
        }
    }
    return objects;
}

// The text of a string or of the name of an object; "true" or "false".
std::optional<std::string> text_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.dump();
    if (!value.is_object()) return std::nullopt;
    for (const char* const key : {"name", "@id"}) {
        const auto found = value.find(key);
        if (found != value.end() && found->is_string()) return found->get<std::string>();
    }
    return std::nullopt;
}

void add_value(const json& value, Subject subject, Origin origin, Claims& claims) {
    if (value.is_boolean() && subject != Subject::Accessible) return;
    if (!value.is_array()) {
        if (const auto text = text_of(value)) claims.add(subject, origin, *text);
        return;
    }
    for (const json& element : value) {
        if (const auto text = text_of(element)) claims.add(subject, origin, *text);
    }
}

void add_object(const json& object, Origin origin, Claims& claims) {
    for (const Key& key : kArticleKeys) {
        const auto found = object.find(key.name);
        if (found != object.end()) add_value(*found, key.subject, origin, claims);
    }
}

// The names of a breadcrumb trail but for the page itself, whose entry is the last.
void add_breadcrumbs(const json& object, Claims& claims) {
    const auto items = object.find("itemListElement");
    if (items == object.end() || !items->is_array() || items->size() < 2) return;
    for (std::size_t i = 0; i + 1 < items->size(); ++i) {
        const json& item = (*items)[i];
        if (!item.is_object()) continue;
        auto name = item.find("name");
        if (name != item.end() && name->is_string()) {
            claims.add(Subject::Section, Origin::WebPage, name->get<std::string>());
        } else if (const auto inner = item.find("item"); inner != item.end()) {
            add_value(*inner, Subject::Section, Origin::WebPage, claims);
        }
    }
}

std::string headline_of(const json& object) {
    for (const char* const key : {"headline", "name"}) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string()) return found->get<std::string>();
    }
    return {};
}

// The one whose headline the page shows. Where there is none, the first, unless they are several
// articles.
const json* choose_article(const std::vector<const json*>& articles,
                           const std::vector<std::string>& headlines) {
    bool several = false;
    for (const json* const article : articles) {
        const std::string own = headline_of(*article);
        const bool shown =
            std::any_of(headlines.begin(), headlines.end(),
                        [&own](const std::string& headline) { return are_alike(own, headline); });
        if (shown) return article;
        several = several || own != headline_of(*articles.front());
    }
    return articles.empty() || several ? nullptr : articles.front();
}

std::vector<json> parse_all(const Document& document) {
    std::vector<json> roots;
    for (NodeId node = 0; node < document.size(); ++node) {
        const std::string_view text = document.text(node);
        if (document.tag(node) != Tag::Script || text.empty() || text.size() > kMostBytes) continue;
        json root = json::parse(text, nullptr, false);
        if (root.is_discarded()) root = json::parse(mend_json(text), nullptr, false);
        if (!root.is_discarded()) roots.push_back(std::move(root));
    }
    return roots;
}

}  // namespace

bool is_article_type(std::string_view type) {
    constexpr std::string_view kSchema = "schema.org/";
    if (const std::size_t at = type.find(kSchema); at != std::string_view::npos) {
        type.remove_prefix(at + kSchema.size());
    }
    return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
           type == "Review";
}

void add_json_ld(const Document& document, const std::vector<std::string>& headlines,
                 Claims& claims) {
    constexpr std::size_t kMostArticles = 256;  // compared with the page
    const std::vector<json> roots = parse_all(document);
    std::vector<const json*> articles;
    for (const json& root : roots) {
        for (const json* const object : objects_in(root)) {
            if (is_article(*object)) {
                if (articles.size() < kMostArticles) articles.push_back(object);
            } else if (is_page(*object)) {
                add_object(*object, Origin::WebPage, claims);
            }
            if (object->value("@type", json()) == "BreadcrumbList") {
                add_breadcrumbs(*object, claims);
            }
        }
    }
    if (const json* const article = choose_article(articles, headlines)) {
        add_object(*article, Origin::JsonLd, claims);
    }
}

}  // namespace nachlese::html
