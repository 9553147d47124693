#include "indexer/scope.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ScopeTest : public ::testing::Test {
  protected:
    void SetUp() override {
        for (const char* const file : {"archiv/a.txt", "archiv/2019/b.txt", "archiv2/c.txt"})
            folder_.write(file, "Text");
    }

    [[nodiscard]] std::string path(const std::string& name) const {
        return fs::canonical(folder_.path(name)).string();
    }

    testing::TemporaryFolder folder_;
};

TEST_F(ScopeTest, AFolderBecomesARoot) {
    const auto scopes =
        resolve_scopes({folder_.path("archiv/"), folder_.path("archiv2/../archiv2")}, {}).value();
    ASSERT_EQ(scopes.size(), 2U);
    EXPECT_EQ(scopes[0].root, make_root(path("archiv")));
    EXPECT_EQ(scopes[0].folder, "");
    EXPECT_EQ(scopes[0].file, std::nullopt);
    EXPECT_EQ(scopes[1].root.path, path("archiv2"));
    EXPECT_NE(scopes[0].root.key, scopes[1].root.key);
}

TEST_F(ScopeTest, WhatLiesBelowAKnownRootBelongsToIt) {
    const Root root = make_root(path("archiv"));
    const auto scopes = resolve_scopes({folder_.path("archiv/2019"), folder_.path("archiv/a.txt"),
                                        folder_.path("archiv2")},
                                       {root})
                            .value();
    ASSERT_EQ(scopes.size(), 3U);
    EXPECT_EQ(scopes[0].root, root);
    EXPECT_EQ(scopes[0].folder, "2019");
    EXPECT_EQ(scopes[1].root, root);
    EXPECT_EQ(scopes[1].folder, "");
    EXPECT_EQ(scopes[1].file, "a.txt");
    EXPECT_EQ(scopes[2].root.path, path("archiv2")) << "archiv2 is beside archiv, not below";
}

TEST_F(ScopeTest, AFileAloneMakesItsFolderARoot) {
    const auto scopes = resolve_scopes({folder_.path("archiv/2019/b.txt")}, {}).value();
    EXPECT_EQ(scopes[0].root.path, path("archiv/2019"));
    EXPECT_EQ(scopes[0].folder, "");
    EXPECT_EQ(scopes[0].file, "b.txt");
}

TEST_F(ScopeTest, LinksAreResolved) {
    fs::create_directory_symlink(folder_.path("archiv"), folder_.path("verweis"));
    const auto scopes = resolve_scopes({folder_.path("verweis/2019")}, {make_root(path("archiv"))});
    EXPECT_EQ(scopes.value()[0].folder, "2019");
}

TEST_F(ScopeTest, WhatAnotherPathCoversIsNotThereTwice) {
    for (const std::vector<std::string>& paths : {
             std::vector<std::string>{"archiv", "archiv"},
             {"archiv", "archiv/2019"},
             {"archiv", "archiv/2019/b.txt", "archiv/a.txt"},
             {"archiv/a.txt", "archiv"},
         }) {
        std::vector<std::string> full;
        full.reserve(paths.size());
        for (const std::string& name : paths)
            full.push_back(folder_.path(name));
        const auto scopes = resolve_scopes(full, {}).value();
        ASSERT_EQ(scopes.size(), 1U) << paths.back();
        EXPECT_EQ(scopes[0].folder, "");
        EXPECT_EQ(scopes[0].file, std::nullopt);
    }
    EXPECT_EQ(resolve_scopes({folder_.path("archiv/a.txt"), folder_.path("archiv/a.txt")}, {})
                  .value()
                  .size(),
              1U);
}

TEST_F(ScopeTest, RootsDoNotContainOneAnother) {
    const auto above = resolve_scopes({folder_.path("archiv")}, {make_root(path("archiv/2019"))});
    ASSERT_FALSE(above.has_value());
    EXPECT_EQ(above.error().code, ErrorCode::Usage);
    EXPECT_THAT(above.error().message, HasSubstr(path("archiv/2019")));
    const auto both = resolve_scopes({folder_.path("archiv/2019"), folder_.path("archiv")}, {});
    ASSERT_TRUE(both.has_value()) << "the one above holds the other, whatever their order";
    ASSERT_EQ(both->size(), 1U);
    EXPECT_EQ(both->front().root.path, path("archiv"));
}

TEST_F(ScopeTest, AMissingPathIsNamed) {
    const auto scopes = resolve_scopes({folder_.path("archiv"), folder_.path("fehlt")}, {});
    ASSERT_FALSE(scopes.has_value());
    EXPECT_EQ(scopes.error().code, ErrorCode::Io);
    EXPECT_THAT(scopes.error().message, HasSubstr(folder_.path("fehlt")));
}

}  // namespace
}  // namespace nachlese
