// A database with checksums, changed and damaged by tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/integrity/change_mark.h"
#include "indexer/integrity/checksum_check.h"
#include "indexer/integrity/checksum_keeper.h"
#include "indexer/shard_writer.h"
#include "tests/temporary_folder.h"

namespace nachlese::testing {

class CheckedDatabase : public ::testing::Test {
  protected:
    static constexpr int kArticles = 250;

    void SetUp() override {
        ShardWriter writer = ShardWriter::create(path());
        writer.expect_checksums();
        add(writer, 0, kArticles);
        writer.finish();
        ASSERT_TRUE(write_first_checksums(path()).has_value());
    }

    // Each from a file of its number, of words that are not those of others.
    void add(ShardWriter& writer, int begin, int end) {
        for (int number = begin; number < end; ++number) {
            Article article;
            article.id = fmt::format("meldung-{}", number);
            article.path = std::to_string(number);
            article.headline = fmt::format("Meldung {} aus dem Hafen", number);
            std::string body = "Die Schlepper liegen an der Pier.";
            for (int word = 0; word < 120; ++word)
                body += fmt::format(" wort{:x}", random_() % 20000);
            article.body.push_back({ParagraphKind::Text, body});
            ASSERT_TRUE(writer.add(article, root_, article.path).has_value());
        }
    }

    ShardWriter open() { return std::move(ShardWriter::open(path()).value()); }
    // Two commits: so blocks become free that were used.
    void change() {
        ShardWriter writer = open();
        for (int i = 0; i < 20; ++i)
            writer.remove_file(root_, std::to_string(random_() % kArticles));
        writer.commit();
        add(writer, next_, next_ + 15);
        next_ += 15;
        writer.finish();
    }

    void flip(const std::string& name, std::uint64_t position) {
        std::fstream file(path() + "/" + name, std::ios::binary | std::ios::in | std::ios::out);
        file.seekg(static_cast<std::streamoff>(position));
        const int byte = file.get();
        file.seekp(static_cast<std::streamoff>(position));
        file.put(static_cast<char>(byte ^ (1 << random_() % 8)));
        ASSERT_TRUE(file.good()) << name << " " << position;
    }

    [[nodiscard]] std::uint64_t size_of(const std::string& name) const {
        return std::filesystem::file_size(path() + "/" + name);
    }
    [[nodiscard]] std::string path() const { return folder_.path("shard-00"); }
    [[nodiscard]] bool is_marked() const {
        return std::filesystem::exists(change_mark_file(path()));
    }
    [[nodiscard]] Checksums computed() const {
        return compute_checksums(path(), Xapian::Database(path())).value();
    }

    TemporaryFolder folder_;
    Root root_ = make_root("/archiv");
    std::mt19937 random_{7};  // NOLINT(cert-msc51-cpp): the same in every run
    int next_ = kArticles;
};

}  // namespace nachlese::testing
