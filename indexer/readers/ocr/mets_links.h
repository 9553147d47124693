// The links of METS between its logical structure and its pages (structLink), which stand for the
// areas of text where a profile names none, as that of the DFG Viewer
// (https://dfg-viewer.de/profil-der-strukturdaten).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/xml/tree.h"

namespace nachlese::ocr {

// A piece of recognised text: a block of a file, or all of it.
struct Area {
    std::string file_id;
    std::string block_id;  // empty for the whole file
    bool operator==(const Area&) const = default;
};

// The areas that the pointers of `division` itself name, in their order.
[[nodiscard]] std::vector<Area> areas_of(xml::Element division);

class MetsLinks {
  public:
    // `articles` are the divisions that are articles: what several are linked to is none's own.
    MetsLinks(xml::Element mets, const std::vector<xml::Element>& articles);

    // What `division`, without those within it, is linked to. Whole files are named only where
    // they are linked to one article alone.
    [[nodiscard]] std::vector<Area> areas_linked_to(xml::Element division) const;

  private:
    std::map<std::string, std::vector<Area>, std::less<>> physical_;  // by the division's id
    std::map<std::string, std::vector<std::string>, std::less<>> links_;
    std::map<std::string, std::size_t, std::less<>> articles_with_;  // by the file's id
};

}  // namespace nachlese::ocr
