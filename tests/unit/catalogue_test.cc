#include "indexer/catalogue.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

FileRecord record(const std::string& name) {
    return {name, 17, 1'552'579'740'123'456'789, std::string(32, 'a'), FileOutcome::Read, 3, {}};
}

TEST(PackedRecords, ComeBackWhateverTheFileIsCalled) {
    for (const std::string& name : {
             "hafen.txt"s,
             "Häfen & Fähren.txt"s,
             "zwei\nZeilen.txt"s,
             "mit\tTabulator"s,
             " "s,
             "\xFF\xFE kein UTF-8 \xC3"s,
             "\x01\x1B[31m"s,
             std::string(255, 'x'),
         }) {
        const FolderRecords records{record(name), record(name + "2")};
        const auto unpacked = unpack(pack(records));
        ASSERT_TRUE(unpacked.has_value()) << printable(name);
        EXPECT_EQ(*unpacked, records) << printable(name);
    }
    EXPECT_THAT(*unpack(pack({})), IsEmpty());
}

TEST(PackedRecords, KeepEveryOutcomeAndTheWidestNumbers) {
    for (const FileOutcome outcome :
         {FileOutcome::Read, FileOutcome::NoArticle, FileOutcome::Failed, FileOutcome::Unreadable,
          FileOutcome::Collision, FileOutcome::Unfinished}) {
        const FolderRecords records{
            {"a", UINT64_MAX, INT64_MIN, {}, outcome, UINT64_MAX, "line 3 is not valid JSON"}};
        EXPECT_EQ(unpack(pack(records)).value(), records) << static_cast<char>(outcome);
    }
}

TEST(PackedRecords, EveryCutAndEveryWrongFieldIsDamage) {
    const std::string packed = pack({record("hafen.txt")});
    for (std::size_t length = 1; length < packed.size(); ++length) {
        const auto unpacked = unpack(std::string_view(packed).substr(0, length));
        ASSERT_FALSE(unpacked.has_value()) << "cut to " << length;
        EXPECT_EQ(unpacked.error().code, ErrorCode::IndexDamaged);
    }
    for (const std::string& damaged : {
             "a\0x\0001\0h\0R\0001\0\0"s,
             "a\0-1\0001\0h\0R\0001\0\0"s,
             "a\00099999999999999999999\0001\0h\0R\0001\0\0"s,
             "a\0001\0001 \0h\0R\0001\0\0"s,
             "a\0001\0001\0h\0X\0001\0\0"s,
             "a\0001\0001\0h\0RR\0001\0\0"s,
             "a\0001\0001\0h\0\0001\0\0"s,
             "a\0001\0001\0h\0R\0\0\0"s,
         }) {
        EXPECT_FALSE(unpack(damaged).has_value()) << printable(damaged);
    }
}

class CatalogueTest : public ::testing::Test {
  protected:
    [[nodiscard]] Catalogue catalogue() const { return Catalogue(database_); }

    testing::TemporaryFolder folder_;
    Xapian::WritableDatabase database_{folder_.path("db"), Xapian::DB_CREATE};
    Root root_ = make_root("/archiv");
    Root other_ = make_root("/archiv2");
};

TEST_F(CatalogueTest, KeepsTheFoldersOfEachRootApart) {
    add_root(database_, root_);
    add_root(database_, other_);
    Catalogue::store(database_, root_, "", {record("a")});
    Catalogue::store(database_, root_, "2019/03", {record("b")});
    Catalogue::store(database_, other_, "2019/03", {record("c"), record("d")});
    database_.commit();
    EXPECT_THAT(roots_of(database_), ::testing::UnorderedElementsAre(root_, other_));
    EXPECT_THAT(catalogue().folders(root_), ElementsAre("", "2019/03"));
    EXPECT_THAT(catalogue().folders(other_), ElementsAre("2019/03"));
    EXPECT_EQ(catalogue().load(root_, "").value(), FolderRecords{record("a")});
    EXPECT_EQ(catalogue().load(root_, "2019/03").value(), FolderRecords{record("b")});
    EXPECT_EQ(catalogue().load(other_, "2019/03")->size(), 2U);
    EXPECT_THAT(catalogue().load(root_, "2019").value(), IsEmpty());
}

TEST_F(CatalogueTest, TakesFolderNamesOfAnyLengthAndBytes) {
    std::vector<std::string> folders{
        "#raute", "\xFF\xC3 kein UTF-8", "a\nb", std::string(160, 'k'), std::string(161, 'l'),
    };
    std::string deep;
    for (int level = 0; level < 15; ++level)
        deep += std::string(255, static_cast<char>('a' + level)) + '/';
    folders.push_back(deep + "x");
    folders.push_back(deep + "y");
    std::sort(folders.begin(), folders.end());
    for (const std::string& folder : folders)
        Catalogue::store(database_, root_, folder, {record(folder.substr(0, 4))});
    database_.commit();
    EXPECT_EQ(catalogue().folders(root_), folders);
    for (const std::string& folder : folders) {
        EXPECT_EQ(catalogue().load(root_, folder).value(),
                  FolderRecords{record(folder.substr(0, 4))});
    }
}

TEST_F(CatalogueTest, NoRecordsAreNoFolder) {
    const std::string long_name(300, 'x');
    for (const std::string& folder : {"a"s, long_name}) {
        Catalogue::store(database_, root_, folder, {record("b")});
        Catalogue::store(database_, root_, folder, {});
    }
    add_root(database_, root_);
    remove_root(database_, root_);
    EXPECT_THAT(catalogue().folders(root_), IsEmpty());
    EXPECT_THAT(roots_of(database_), IsEmpty());
}

TEST_F(CatalogueTest, DamagedEntriesAreNamedAsSuch) {
    Catalogue::store(database_, root_, "a", {record("b")});
    const std::string key = *database_.metadata_keys_begin("nachlese.folder:");
    const std::string entry = database_.get_metadata(key);
    for (const std::string& damaged :
         {"x"s, entry.substr(0, entry.size() - 1), entry + "x", "a\0\xFF"s}) {
        database_.set_metadata(key, damaged);
        const auto records = catalogue().load(root_, "a");
        ASSERT_FALSE(records.has_value()) << printable(damaged);
        EXPECT_EQ(records.error().code, ErrorCode::IndexDamaged);
        EXPECT_THAT(catalogue().folders(root_), ElementsAre("a"));
    }
}

}  // namespace
}  // namespace nachlese
