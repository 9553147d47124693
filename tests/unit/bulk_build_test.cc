#include "indexer/bulk/bulk_build.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/bulk/batch_sequences.h"
#include "indexer/bulk/merge.h"
#include "indexer/pipeline.h"
#include "schema/fields.h"
#include "schema/stored_article.h"
#include "schema/stored_text.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Le;
using ::testing::SizeIs;

FolderChanges files_of(const std::string& folder, const std::vector<std::uint64_t>& sizes) {
    FolderChanges changes;
    changes.folder = folder;
    for (const std::uint64_t size : sizes)
        changes.to_read.push_back({fmt::format("{}", changes.to_read.size()), size, 0});
    return changes;
}

TEST(ReadingTasks, TakeFilesInOrderUntilTheyAreFull) {
    ChangePlan plan;
    plan.folders = {files_of("a", {40, 70, 500, 10}), files_of("b", {}), files_of("c", {80, 5})};
    EXPECT_THAT(split(plan, 100),
                ElementsAre(ElementsAre(FileRange{0, 0, 2}), ElementsAre(FileRange{0, 2, 3}),
                            ElementsAre(FileRange{0, 3, 4}, FileRange{2, 0, 2})));
    EXPECT_THAT(split(ChangePlan{}, 100), SizeIs(0));
}

std::string database_of(const std::string& path, const std::string& data) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::Document document;
    document.set_data(data);
    document.add_term("wort");
    database.add_document(document);
    database.commit();
    return path;
}

TEST(MergeNeighbours, KeepsTheOrderOfDocuments) {
    const testing::TemporaryFolder folder;
    std::vector<std::string> paths;
    std::vector<std::string> data;
    for (int i = 0; i < 23; ++i) {
        data.push_back(std::to_string(i));
        paths.push_back(database_of(folder.path(fmt::format("{:02}", i)), data.back()));
    }
    const std::vector<std::string> left = merge_neighbours(paths, 3, 2);
    EXPECT_THAT(left, SizeIs(Le(3U)));
    std::vector<std::string> found;
    for (const std::string& path : left) {
        const Xapian::Database database(path);
        for (auto document = database.postlist_begin({}); document != database.postlist_end({});
             ++document)
            found.push_back(database.get_document(*document).get_data());
    }
    EXPECT_THAT(found, ElementsAreArray(data));
}

std::string article(const std::string& id, int number, const std::string& version = {}) {
    return fmt::format(R"({{"id": "{}", "version": "{}", "headline": "Fähre {} läuft aus", )"
                       R"("body": "Die Fähre {} hat am Morgen den Hafen von Tannroda verlassen."}})"
                       "\n",
                       id, version, number, number);
}

// Everything in a database that does not depend on numbers of documents.
struct Content {
    std::map<std::string, std::string> articles;  // by their data: terms and values
    std::map<std::string, std::string> metadata;
    bool operator==(const Content&) const = default;
};

std::string describe(const Xapian::Document& document, BatchSequences& sequences) {
    std::string text;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        const std::vector<Xapian::termpos> positions(term.positionlist_begin(),
                                                     term.positionlist_end());
        text += fmt::format("{} {} {}\n", *term, term.get_wdf(), fmt::join(positions, ","));
    }
    std::map<Xapian::valueno, std::string> values;
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        values[value.get_valueno()] = *value;
    const auto place = values.find(slot_number(ValueSlot::WordsPlace));
    if (place != values.end()) {
        values[slot_number(ValueSlot::Words)] = sequences.at(place->second);
        values.erase(place);
    }
    for (const auto& [slot, value] : values)
        text += fmt::format("{}={}\n", slot, value);
    return text;
}

// `work_folder` is that of a bulk run.
Content content_of(const Xapian::Database& database, const std::string& work_folder = {}) {
    BatchSequences sequences(work_folder);
    Content content;
    for (auto document = database.postlist_begin({}); document != database.postlist_end({});
         ++document) {
        const Xapian::Document stored = database.get_document(*document);
        content.articles.emplace(store_article(article_of(database, stored)),
                                 describe(stored, sequences));
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        content.metadata.emplace(*key, database.get_metadata(*key));
    return content;
}

// The data of all documents, in the order of their numbers.
std::vector<std::string> data_in_order(const Xapian::Database& database) {
    std::vector<std::string> data;
    for (auto document = database.postlist_begin({}); document != database.postlist_end({});
         ++document)
        data.push_back(database.get_document(*document).get_data());
    return data;
}

class BulkBuild : public ::testing::Test {
  protected:
    void SetUp() override {
        for (int file = 0; file < 12; ++file) {
            std::string lines;
            for (int i = 0; i < 30; ++i)
                lines += article(fmt::format("{}-{}", file, i), file * 100 + i);
            write(fmt::format("{:02}.jsonl", file), lines);
        }
        write("20-kaputt.jsonl", article("ganz", 1) + "{\"id\": \"halb\", \"headline\n");
        write("21-leer.txt", "");
        write("22-bild.png", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
        // Taken ids: by another file, within one file, and by versions in either order.
        write("30-gleich.jsonl",
              article("3-7", 9000) + article("neu", 9001) + article("neu", 9002));
        write("31-versionen.jsonl", article("v", 1, "1") + article("v", 3, "3"));
        write("32-versionen.jsonl", article("v", 2, "2"));
        write("33-versionen.jsonl", article("v", 4, "4") + article("v", 4, "4"));
    }

    void write(const std::string& name, const std::string& content) {
        folder_.write("archive/" + name, content);
    }

    ChangePlan plan(const ShardWriter& writer) {
        ChangePlan plan;
        const auto planned = plan_changes({root_, "", {}}, Catalogue(writer.database()), {}, plan);
        EXPECT_TRUE(planned.has_value());
        return plan;
    }

    struct Built {
        Xapian::Database database;
        std::string work_folder;
    };

    // A database with all of the archive, made by `jobs` threads.
    Built bulk(unsigned jobs, std::uint64_t segment_bytes, RunReport& report,
               std::size_t dictionary_bytes = 0) {
        const std::string work = folder_.path(fmt::format("work-{}-{}", jobs, segment_bytes));
        std::filesystem::create_directories(work);
        ShardWriter writer = ShardWriter::create(work + "/first", compounds_, map_);
        writer.add_root(root_);
        Progress progress(stderr, true);
        BulkSpace space(disk_, 0);
        const auto built =
            bulk_build(writer, plan(writer),
                       {compounds_, map_, zone_, now_, jobs, segment_bytes, dictionary_bytes}, work,
                       space, report, progress);
        EXPECT_TRUE(built.has_value());
        writer.compact_to(work + "/merged");
        return {Xapian::Database(work + "/merged"), work};
    }

    Xapian::Database one_by_one(RunReport& report) {
        ShardWriter writer = ShardWriter::create(folder_.path("one"), compounds_, map_);
        writer.add_root(root_);
        Progress progress(stderr, true);
        UpdateSpace space(disk_, folder_.path("one"));
        EXPECT_TRUE(
            Pipeline(writer, space, report, progress, zone_, now_).run(plan(writer)).has_value());
        return writer.database();
    }

    testing::TemporaryFolder folder_;
    const Root root_ = make_root(folder_.path("archive"));
    const UserCompounds compounds_{};
    const JsonMap map_{};
    const TimeZone zone_ = TimeZone::open("Europe/Berlin").value();
    const DateTime now_ = zone_.local({2025, 8, 15}, 720);
    const DiskSpace disk_{folder_.path(""), 0};
};

TEST_F(BulkBuild, IsTheSameWhateverTheNumberOfThreads) {
    RunReport report;
    const Built one = bulk(1, 2000, report, 4096);
    const Content content = content_of(one.database, one.work_folder);
    EXPECT_NE(stored_text_dictionary(one.database), "");
    for (const unsigned jobs : {2U, 5U}) {
        const Built several = bulk(jobs, 2000, report, 4096);
        EXPECT_EQ(data_in_order(one.database), data_in_order(several.database))
            << jobs << " threads";
        EXPECT_EQ(content, content_of(several.database, several.work_folder)) << jobs << " threads";
    }
}

TEST_F(BulkBuild, LaterArticlesArePackedAlike) {
    RunReport report;
    const std::string path = bulk(2, 2000, report, 4096).work_folder + "/merged";
    ShardWriter writer = std::move(ShardWriter::open(path).value());
    Article later;
    later.id = "später";
    later.path = "40.jsonl";
    later.headline = "Fähre 4000 läuft aus";
    later.body.push_back(
        {ParagraphKind::Text, "Die Fähre 4000 hat am Morgen den Hafen von Tannroda verlassen."});
    ASSERT_TRUE(writer.add(later, root_, later.path).has_value());
    writer.commit();
    const Xapian::Database& database = writer.database();
    const Xapian::Document stored = database.get_document(database.get_lastdocid());
    EXPECT_EQ(article_of(database, stored), later);
    EXPECT_LT(stored.get_data().size(), TextPacker().pack(store_article(later)).size() / 2);
}

TEST_F(BulkBuild, HoldsWhatOneByOneHolds) {
    RunReport one_by_one_report;
    const Content content = content_of(one_by_one(one_by_one_report));
    for (const std::uint64_t segment_bytes : {500U, 20'000U, 1'000'000U}) {
        RunReport report;
        const Built built = bulk(3, segment_bytes, report);
        EXPECT_EQ(content_of(built.database, built.work_folder), content) << segment_bytes;
        EXPECT_EQ(report.articles_added - report.articles_removed, content.articles.size());
        EXPECT_EQ(report.files_read, 19U);
        EXPECT_EQ(report.files_failed, one_by_one_report.files_failed);
    }
}

TEST_F(BulkBuild, NamesEachArticleThatFoundItsIdTaken) {
    RunReport report;
    static_cast<void>(bulk(3, 2000, report));
    EXPECT_EQ(report.count(FindingKind::Collision), 2U);
    EXPECT_THAT(report.findings,
                Contains(AllOf(Field(&Finding::path, HasSubstr("30-gleich.jsonl")),
                               Field(&Finding::reason, HasSubstr("\"3-7\" belongs to 03")))));
}

}  // namespace
}  // namespace nachlese
