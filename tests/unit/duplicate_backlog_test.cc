#include "indexer/duplicate_backlog.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/document_builder.h"
#include "indexer/duplicate_marking.h"
#include "schema/fields.h"
#include "schema/terms.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

const Root kRoot = make_root("/archiv");
constexpr CivilDate kFirstDay{2024, 2, 1};

// Cluster and its terms of each document that has one.
std::map<Xapian::docid, std::string> marks_of(const Xapian::Database& database) {
    std::map<Xapian::docid, std::string> marks;
    for (auto id = database.postlist_begin({}); id != database.postlist_end({}); ++id) {
        const Xapian::Document document = database.get_document(*id);
        std::string mark = document.get_value(slot_number(ValueSlot::Cluster));
        auto term = document.termlist_begin();
        const std::string prefix = cluster_term({});
        for (term.skip_to(prefix); term != document.termlist_end() && (*term).starts_with(prefix);
             ++term)
            mark += " " + *term;
        if (!mark.empty()) marks.emplace(*id, mark);
    }
    return marks;
}

class DuplicateBacklogTest : public ::testing::Test {
  protected:
    // Of a few subjects; texts of one overlap more or less, so that near-duplicates form chains.
    void add_random_article(bool may_be_undated = false) {
        Article article;
        article.id = fmt::format("{}", next_id_++);
        article.path = article.id;
        const std::size_t first = random_() % 4 * 10000 + random_() % 8 * 25;
        std::string text;
        for (std::size_t word = first; word < first + 300; ++word)
            text += fmt::format("wort{} ", word);
        article.body = {{ParagraphKind::Text, text}};
        const CivilDate day = add_days(kFirstDay, static_cast<int>(random_() % 40));
        if (!may_be_undated || random_() % 2 == 0) {
            article.date = ArticleDate{{day, std::nullopt, 0}, {}, false};
        }
        database_.add_document(builder_.build(article, kRoot, article.path));
    }

    void remove_random_article(DuplicateBacklog& backlog) {
        std::vector<Xapian::docid> documents(database_.postlist_begin({}),
                                             database_.postlist_end({}));
        const Xapian::docid document = documents[random_() % documents.size()];
        backlog.note_removal(
            database_.get_document(document).get_value(slot_number(ValueSlot::SortKey)));
        database_.delete_document(document);
    }

    void add_articles(std::size_t count) {
        for (std::size_t article = 0; article < count; ++article)
            add_random_article();
    }

    void expect_what_marking_all_makes() {
        const auto marks = marks_of(database_);
        mark_duplicates(database_);
        EXPECT_EQ(marks, marks_of(database_));
    }

    testing::TemporaryFolder folder_;
    Xapian::WritableDatabase database_{folder_.path("index"), Xapian::DB_CREATE};
    DocumentBuilder builder_;
    std::mt19937 random_{5};
    std::size_t next_id_ = 0;
};

TEST_F(DuplicateBacklogTest, MarksWhatMarkingAllWould) {
    add_articles(150);
    DuplicateBacklog(database_).work_off(database_);
    EXPECT_GT(marks_of(database_).size(), 20U);
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE(round);
        DuplicateBacklog backlog(database_);
        EXPECT_FALSE(backlog.is_left_over());
        for (std::size_t change = random_() % 4; change > 0; --change)
            remove_random_article(backlog);
        add_articles(random_() % 4);
        backlog.work_off(database_);
        if (round % 3 == 0) database_.commit();
        expect_what_marking_all_makes();
    }
}

TEST_F(DuplicateBacklogTest, IsLeftToTheNextRun) {
    add_articles(80);
    DuplicateBacklog(database_).work_off(database_);
    for (int round = 0; round < 10; ++round) {
        {
            DuplicateBacklog cut_off(database_);
            remove_random_article(cut_off);
            remove_random_article(cut_off);
            add_random_article();
            cut_off.store(database_);
            database_.commit();
            // What came behind the last commit is gone with the run.
        }
        DuplicateBacklog backlog(database_);
        EXPECT_TRUE(backlog.is_left_over());
        backlog.work_off(database_);
        EXPECT_FALSE(DuplicateBacklog(database_).is_left_over());
        expect_what_marking_all_makes();
    }
}

TEST_F(DuplicateBacklogTest, MarksAllWhereNothingIsKnown) {
    add_articles(60);
    database_.commit();
    for (const std::string stored : {"", "unlesbar", "30 20240299", "30 20240210x"}) {
        SCOPED_TRACE(stored);
        database_.set_metadata("nachlese.duplicates", stored);
        add_random_article(true);
        DuplicateBacklog backlog(database_);
        EXPECT_TRUE(backlog.is_left_over());
        backlog.work_off(database_);
        expect_what_marking_all_makes();
    }
}

}  // namespace
}  // namespace nachlese
