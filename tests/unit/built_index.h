// Made-up articles, and a small index of given ones, made by the real writer and opened through its
// stub file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/index_folder.h"
#include "indexer/shard_writer.h"
#include "query/searcher.h"
#include "schema/article.h"
#include "tests/temporary_folder.h"

namespace nachlese::testing {

inline Article make_article(const std::string& id, const std::string& headline,
                            const std::vector<std::string>& paragraphs,
                            const CivilDate& day = {2024, 3, 5}) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.headline = headline;
    for (const std::string& paragraph : paragraphs)
        article.body.push_back({ParagraphKind::Text, paragraph});
    article.date = ArticleDate{{day, std::nullopt, 0}, DateOrigin::DateLine, false};
    return article;
}

class BuiltIndex {
  public:
    explicit BuiltIndex(const std::vector<Article>& articles) {
        const auto folder = IndexFolder::open_for_writing(path());
        const auto generation = folder.value().make_generation();
        ShardWriter writer = ShardWriter::create(generation.value().database);
        for (const Article& article : articles) {
            EXPECT_TRUE(writer.add(article, make_root("/archiv"), article.path)) << article.id;
        }
        writer.finish();
        EXPECT_TRUE(folder->publish(*generation).has_value());
    }

    [[nodiscard]] std::string path() const { return folder_.path("index"); }
    [[nodiscard]] Searcher searcher() const { return Searcher::open(path()).value(); }

  private:
    TemporaryFolder folder_;
};

}  // namespace nachlese::testing
