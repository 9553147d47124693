#include "indexer/readers/ocr/mets_links.h"

#include <set>
#include <utility>

#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using xml::Element;

using AreasById = std::map<std::string, std::vector<Area>, std::less<>>;

// A page that is divided names areas at its divisions alone. Recurses as deeply as elements are
// nested, which the parser bounds.
void collect(Element division, AreasById& found) {
    std::vector<Area> areas = areas_of(division);
    if (const std::string_view id = division.attribute("ID"); !id.empty() && !areas.empty()) {
        found.emplace(id, std::move(areas));
    }
    for (const Element child : division.children("div"))
        collect(child, found);
}

AreasById physical_areas(Element mets) {
    AreasById found;
    for (const Element map : mets.children("structMap")) {
        if (fold(map.attribute("TYPE")) != "physical") continue;
        for (const Element division : map.children("div"))
            collect(division, found);
    }
    return found;
}

}  // namespace

std::vector<Area> areas_of(Element division) {
    std::vector<Area> found;
    for (const Element pointer : division.children("fptr")) {
        std::vector<Element> areas = pointer.descendants("area");
        if (areas.empty()) areas.push_back(pointer);
        for (const Element area : areas) {
            if (area.attribute("FILEID").empty()) continue;
            found.push_back(
                {std::string(area.attribute("FILEID")), std::string(area.attribute("BEGIN"))});
        }
    }
    return found;
}

MetsLinks::MetsLinks(Element mets, const std::vector<Element>& articles)
    : physical_(physical_areas(mets)) {
    std::set<std::pair<std::string, std::string>> linked;
    for (const Element link : mets.child("structLink").descendants("smLink")) {
        std::string from(link.attribute("from"));
        std::string to(link.attribute("to"));
        if (physical_.contains(from) && !physical_.contains(to)) std::swap(from, to);
        if (!physical_.contains(to)) continue;
        if (linked.emplace(from, to).second) links_[std::move(from)].push_back(std::move(to));
    }
    if (links_.empty()) return;
    for (const Element article : articles) {
        std::set<std::string> files;
        std::vector<Element> divisions = article.descendants("div");
        divisions.push_back(article);
        for (const Element division : divisions) {
            const auto pages = links_.find(division.attribute("ID"));
            if (pages == links_.end()) continue;
            for (const std::string& page : pages->second) {
                for (const Area& area : physical_.at(page))
                    files.insert(area.file_id);
            }
        }
        for (const std::string& file : files)
            ++articles_with_[file];
    }
}

std::vector<Area> MetsLinks::areas_linked_to(Element division) const {
    std::vector<Area> areas;
    const auto pages = links_.find(division.attribute("ID"));
    if (pages == links_.end()) return areas;
    for (const std::string& page : pages->second) {
        for (const Area& area : physical_.at(page)) {
            const auto articles = articles_with_.find(area.file_id);
            const bool is_own = articles != articles_with_.end() && articles->second == 1;
            if (!area.block_id.empty() || is_own) areas.push_back(area);
        }
    }
    return areas;
}

}  // namespace nachlese::ocr
