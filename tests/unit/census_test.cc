#include "query/alerts/census.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/shard_writer.h"
#include "schema/stored_article.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Ids = std::vector<std::string>;

constexpr DateTime kNow{{2025, 8, 14}, 540, 120};

Article article(const std::string& id, const std::string& text = {}) {
    return testing::make_article(id, "Meldung " + id, {text.empty() ? "Text von " + id : text});
}

// Databases of one archive, and what is told of them one digest after the other.
class CensusTest : public ::testing::Test {
  protected:
    // A generation that is made anew.
    void build(const std::vector<Article>& articles, const std::string& root = "/archiv") {
        path_ = folder_.path(std::to_string(++databases_));
        ShardWriter writer = ShardWriter::create(path_);
        for (const Article& each : articles)
            ASSERT_TRUE(writer.add(each, make_root(root), each.path)) << each.id;
        writer.add_root(make_root(root));
        writer.finish();
    }

    void update(const std::vector<Article>& articles, const std::string& root = "/archiv") {
        ShardWriter writer = ShardWriter::open(path_).value();
        for (const Article& each : articles) {
            writer.remove_file(make_root(root), each.path);
            ASSERT_TRUE(writer.add(each, make_root(root), each.path)) << each.id;
        }
        writer.finish();
    }

    void remove(const std::string& id) {
        ShardWriter writer = ShardWriter::open(path_).value();
        writer.remove_file(make_root("/archiv"), id + ".txt");
        writer.finish();
    }

    void count(const DateTime& now = kNow) {
        const Xapian::Database database(path_);
        auto census = take_census(database, state_, now, "alerts.state");
        ASSERT_TRUE(census) << census.error().message;
        census_ = std::move(*census);
        state_ = alert_state_from(to_bytes(census_.state), "state").value();
    }

    Ids ids(News news, const Reach& reach) const {
        const Xapian::Database database(path_);
        Ids found;
        for (const Xapian::docid document : documents_with(census_, reach, news))
            found.push_back(article_of(database, database.get_document(document)).id);
        return found;
    }
    // Of the last digest.
    Ids added() const { return ids(News::New, {census_.state.digest - 1, false}); }
    Ids changed() const { return ids(News::Changed, {census_.state.digest - 1, false}); }

    testing::TemporaryFolder folder_;
    int databases_ = 0;
    std::string path_;
    std::optional<AlertState> state_;
    Census census_;
};

TEST_F(CensusTest, WhatTheFirstOneMeetsCountsAsTold) {
    build({article("a"), article("b")});
    count();
    EXPECT_EQ(census_.state.digest, 1U);
    EXPECT_THAT(ids(News::New, {1, false}), IsEmpty());
    EXPECT_THAT(ids(News::Changed, {1, false}), IsEmpty());
}

TEST_F(CensusTest, AnUpdateBringsWhatItAddedAndWhatItChanged) {
    build({article("a"), article("b"), article("c")});
    count();
    update({article("d"), article("b", "ein anderer Text"), article("c")});
    count();
    EXPECT_THAT(added(), ElementsAre("d"));
    EXPECT_THAT(changed(), ElementsAre("b")) << "c was written again as it was";
    EXPECT_EQ(census_.added, 1U);
    EXPECT_EQ(census_.changed, 1U);
    count();
    EXPECT_THAT(added(), IsEmpty()) << "nothing is told twice";
    EXPECT_THAT(changed(), IsEmpty());
}

TEST_F(CensusTest, ARebuildBringsNothingButWhatIsNew) {
    build({article("a"), article("b"), article("c")});
    count();
    build({article("d"), article("c"), article("b", "ein anderer Text"), article("a")});
    count();
    EXPECT_THAT(added(), ElementsAre("d"));
    EXPECT_THAT(changed(), ElementsAre("b"));
}

TEST_F(CensusTest, ARebuildByAnotherVersionChangesNothing) {
    build({article("a"), article("b")});
    count();
    state_->program = "0.0.1";
    build({article("a", "anders gelesen"), article("b"), article("c")});
    count();
    EXPECT_TRUE(census_.changes_are_untold);
    EXPECT_THAT(added(), ElementsAre("c"));
    EXPECT_THAT(changed(), IsEmpty());
    update({article("b", "ein anderer Text")});
    count();
    EXPECT_THAT(changed(), ElementsAre("b")) << "from then on changes are told again";
}

TEST_F(CensusTest, RunsThatWereNotToldAreMadeUpFor) {
    build({article("a")});
    count();
    update({article("b")});
    update({article("c"), article("b", "ein anderer Text")});
    build({article("a"), article("b", "ein anderer Text"), article("c"), article("d")});
    count();
    EXPECT_THAT(added(), UnorderedElementsAre("b", "c", "d"));
    EXPECT_THAT(changed(), IsEmpty()) << "what is new is not changed as well";
}

TEST_F(CensusTest, AQueryGoesOnFromWhereItWas) {
    build({article("a")});
    count();
    update({article("b")});
    count();
    update({article("c"), article("b", "ein anderer Text"), article("a", "noch einer")});
    count();
    EXPECT_THAT(ids(News::New, {1, false}), UnorderedElementsAre("b", "c"));
    EXPECT_THAT(ids(News::Changed, {1, false}), ElementsAre("a"));
    EXPECT_THAT(ids(News::New, {2, false}), ElementsAre("c"));
    EXPECT_THAT(ids(News::Changed, {2, false}), UnorderedElementsAre("a", "b"));
}

TEST_F(CensusTest, WhatHasMovedOrComesBackIsNotNew) {
    build({article("a"), article("b")});
    count();
    Article moved = article("a");
    moved.id = "2025/a";
    moved.path = "2025/a.txt";
    remove("a");
    remove("b");
    update({moved});
    count();
    EXPECT_THAT(added(), IsEmpty());
    update({article("a"), article("b"), article("c")});
    count();
    EXPECT_THAT(added(), ElementsAre("c"));
    EXPECT_THAT(changed(), IsEmpty());
}

TEST_F(CensusTest, WhatHasGoneIsForgottenInTheEnd) {
    build({article("a"), article("b")});
    count();
    remove("b");
    for (DigestNumber digest = 0; digest <= kDigestsRemembered; ++digest)
        count();
    EXPECT_EQ(state_->articles.size(), 1U);
    update({article("b")});
    count();
    EXPECT_THAT(added(), ElementsAre("b"));
}

TEST_F(CensusTest, AnArticleIsNewWhenItMayBeShown) {
    build({article("a")});
    count();
    Article embargoed = article("e");
    embargoed.embargoed = DateTime{kNow.date, 600, 120};
    Article withheld = article("w");
    withheld.pub_status = PubStatus::Withheld;
    update({embargoed, withheld});
    count();
    EXPECT_THAT(added(), IsEmpty());
    EXPECT_THAT(ids(News::New, {1, true}), UnorderedElementsAre("e", "w"));
    count({kNow.date, 610, 120});
    EXPECT_THAT(added(), ElementsAre("e"));
    EXPECT_THAT(ids(News::New, {2, true}), IsEmpty()) << "told to whoever asks for its status";
    withheld.pub_status = PubStatus::Usable;
    withheld.version = "2";
    update({withheld});
    count({kNow.date, 620, 120});
    EXPECT_THAT(added(), ElementsAre("w"));
    EXPECT_THAT(changed(), IsEmpty());
}

TEST_F(CensusTest, AnIdIsOfItsArchiveFolder) {
    build({article("a")});
    count();
    update({article("a", "eine andere Meldung")}, "/zweites-archiv");
    count();
    EXPECT_EQ(census_.added, 1U);
}

TEST_F(CensusTest, AStateOfAnotherIndexIsNotBelieved) {
    build({article("a"), article("b")});
    count();
    build({article("c")}, "/archiv");
    count();
    EXPECT_THAT(added(), ElementsAre("c")) << "an archive may exchange all it has";
    build({article("x"), article("y")}, "/anderes-archiv");
    const auto census = take_census(Xapian::Database(path_), state_, kNow, "alerts.state");
    ASSERT_FALSE(census);
    EXPECT_EQ(census.error().code, ErrorCode::BadInput);
    EXPECT_THAT(census.error().message, HasSubstr("alerts.state: knows other articles"));
    build({article("a"), article("x")}, "/umbenannt");
    count();
    EXPECT_THAT(added(), ElementsAre("x")) << "the folder of the archive was renamed";
}

}  // namespace
}  // namespace nachlese
