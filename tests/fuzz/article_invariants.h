// What schema/article.h promises of every article, whatever the input was.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "schema/article.h"
#include "schema/utf8.h"

namespace nachlese::testing {

inline void require(bool condition) {
    if (!condition) std::abort();
}

inline void check_text(std::string_view text) {
    require(is_valid_utf8(text));
    require(text.empty() || (text.front() != ' ' && text.back() != ' '));
    require(text.find("  ") == std::string_view::npos);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        require(byte >= 0x20 && byte != 0x7F);
        if (byte == 0xC2) require(static_cast<unsigned char>(text[i + 1]) >= 0xA0);
    }
}

inline void check_article(const Article& article) {
    for (const auto* field : {&article.id, &article.path, &article.headline, &article.kicker,
                              &article.teaser, &article.source, &article.place, &article.section,
                              &article.url, &article.version, &article.ednote}) {
        check_text(*field);
    }
    for (const Paragraph& paragraph : article.body) {
        require(!paragraph.text.empty());
        check_text(paragraph.text);
    }
    for (const auto* list : {&article.tags, &article.captions, &article.authors}) {
        for (const std::string& item : *list) {
            require(!item.empty());
            check_text(item);
        }
    }
    if (article.date) require(is_valid(article.date->when.date));
    for (const auto* when : {&article.version_created, &article.embargoed}) {
        if (*when) require(is_valid((*when)->date));
    }
    require(article.earlier_versions.empty());
}

}  // namespace nachlese::testing
