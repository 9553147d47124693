// What is written without Xapian, against what Xapian writes of the same documents and says of it.
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/glass/database_writer.h"
#include "indexer/glass/packing.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

struct TestDocument {
    std::vector<std::pair<std::string, Xapian::termcount>> terms;  // in any order, some repeated
    std::map<Xapian::valueno, std::string> values;
    std::string data;
};

std::string written_by_us(const std::string& path, const std::vector<TestDocument>& documents) {
    glass::DatabaseWriter writer(path);
    for (const TestDocument& document : documents) {
        for (const auto& [term, wdf] : document.terms)
            writer.add_term(term, wdf);
        for (const auto& [slot, value] : document.values)
            writer.add_value(slot, value);
        writer.set_data(document.data);
        writer.end_document();
    }
    writer.finish();
    return path;
}

Xapian::Document xapian_document(const TestDocument& document) {
    Xapian::Document made;
    for (const auto& [term, wdf] : document.terms)
        made.add_term(term, wdf);
    for (const auto& [slot, value] : document.values)
        made.add_value(slot, value);
    made.set_data(document.data);
    return made;
}

std::string written_by_xapian(const std::string& path, const std::vector<TestDocument>& documents) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const TestDocument& document : documents)
        database.add_document(xapian_document(document));
    database.commit();
    return path;
}

void expect_sound(const std::string& path) {
    std::ostringstream details;
    EXPECT_EQ(Xapian::Database::check(path, 0, &details), 0U) << details.str();
}

void describe_postings(const Xapian::Database& database, std::map<std::string, std::string>& all) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        std::string& text = all["term " + *term];
        text = fmt::format("{} {}", term.get_termfreq(), database.get_collection_freq(*term));
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
             ++posting) {
            text += fmt::format(" {}:{}", *posting, posting.get_wdf());
        }
    }
}

void describe_documents(const Xapian::Database& database, std::map<std::string, std::string>& all) {
    for (auto id = database.postlist_begin({}); id != database.postlist_end({}); ++id) {
        const Xapian::Document document = database.get_document(*id);
        std::string& text = all[fmt::format("document {}", *id)];
        text = fmt::format("{} {}", database.get_doclength(*id), document.get_data());
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
            text += fmt::format(" {}:{}", *term, term.get_wdf());
        for (auto value = document.values_begin(); value != document.values_end(); ++value)
            text += fmt::format(" {}={}", value.get_valueno(), *value);
    }
}

// All that there is in a database, by what it is.
std::map<std::string, std::string> content_of(const std::string& path) {
    const Xapian::Database database(path);
    std::map<std::string, std::string> all;
    all["counts"] = fmt::format("{} {} {} {} {}", database.get_doccount(), database.get_lastdocid(),
                                database.get_total_length(), database.get_doclength_lower_bound(),
                                database.get_doclength_upper_bound());
    for (Xapian::valueno slot = 0; slot < 128; ++slot) {
        std::string& text = all[fmt::format("slot {}", slot)];
        text =
            fmt::format("{} {} {}", database.get_value_freq(slot),
                        database.get_value_lower_bound(slot), database.get_value_upper_bound(slot));
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
             ++value) {
            text += fmt::format(" {}={}", value.get_docid(), *value);
        }
    }
    describe_postings(database, all);
    describe_documents(database, all);
    return all;
}

std::string random_bytes(std::mt19937& random, std::size_t most) {
    std::string bytes(1 + random() % most, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

Xapian::termcount frequency(std::mt19937& random, std::size_t end) {
    return static_cast<Xapian::termcount>(random() % end);
}

// Frequent words and rare ones, terms of any bytes and of the greatest length, filters, long data.
TestDocument random_document(std::mt19937& random) {
    TestDocument document;
    for (std::size_t word = random() % 400; word > 0; --word) {
        const std::size_t rank = random() % (1 + random() % 5000);
        document.terms.emplace_back(fmt::format("wort{}", rank), frequency(random, 3));
    }
    if (random() % 4 == 0)
        document.terms.emplace_back(std::string("a\0b", 3), 200 + frequency(random, 99));
    if (random() % 4 == 0) document.terms.emplace_back(std::string(245, 'z'), 1);
    if (random() % 9 == 0) document.terms.emplace_back(random_bytes(random, 100), 1);
    document.terms.emplace_back("immer", 1);
    if (random() % 8 != 0) document.values[0] = fmt::format("{:08}", random() % 10000);
    if (random() % 2 == 0) document.values[7] = random_bytes(random, 300);
    document.values[127] = "gleich";
    if (random() % 10 != 0) document.data = random_bytes(random, random() % 40 == 0 ? 150000 : 900);
    return document;
}

std::vector<TestDocument> random_documents(std::size_t count) {
    std::mt19937 random(11);
    std::vector<TestDocument> documents;
    for (std::size_t number = 0; number < count; ++number)
        documents.push_back(random_document(random));
    documents.insert(documents.begin() + 3, TestDocument{});
    return documents;
}

TEST(GlassDatabase, HoldsWhatXapianWouldHaveWritten) {
    const testing::TemporaryFolder folder;
    for (const std::size_t count : {5U, 100U, 1500U}) {
        SCOPED_TRACE(count);
        const auto documents = random_documents(count);
        const std::string ours =
            written_by_us(folder.path(fmt::format("ours{}", count)), documents);
        const std::string theirs =
            written_by_xapian(folder.path(fmt::format("theirs{}", count)), documents);
        expect_sound(ours);
        EXPECT_EQ(content_of(ours), content_of(theirs));
    }
}

// The words of a text come as groups: some are new, some known, some twice in a document.
TEST(GlassDatabase, CountsGroupsAsTheTermsThatTheyStandFor) {
    const testing::TemporaryFolder folder;
    constexpr std::size_t kGroups = 90;
    const auto terms_of = [](std::size_t group) {
        std::vector<std::string> terms{fmt::format("stamm{}", group / 3),
                                       fmt::format("wort{}", group)};
        if (group % 7 == 0) terms.emplace_back("teil");
        return terms;
    };
    std::mt19937 random(20251201);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time
    std::vector<TestDocument> documents(40);
    glass::DatabaseWriter writer(folder.path("ours"));
    for (TestDocument& document : documents) {
        for (std::size_t word = random() % 200; word-- > 0;) {
            const std::size_t group = random() % kGroups;
            const Xapian::termcount wdf = 1 + frequency(random, 2);
            writer.add_terms(group + 1, wdf, [&](const DocumentSink::TermConsumer& consume) {
                for (const std::string& term : terms_of(group))
                    consume(term);
            });
            for (const std::string& term : terms_of(group))
                document.terms.emplace_back(term, wdf);
        }
        Xapian::termcount expected = 0;
        for (const auto& [term, wdf] : document.terms)
            expected += term == "teil" ? wdf : 0;
        EXPECT_EQ(writer.frequency("teil"), expected);
        writer.end_document();
    }
    writer.finish();
    expect_sound(folder.path("ours"));
    EXPECT_EQ(content_of(folder.path("ours")),
              content_of(written_by_xapian(folder.path("xapian"), documents)));
}

TEST(GlassDatabase, CountsDocumentsBeyondTwoBytes) {
    const testing::TemporaryFolder folder;
    std::vector<TestDocument> documents;
    for (std::uint32_t number = 0; number < 40000; ++number) {
        documents.push_back({{{fmt::format("n{}", number / 3), 1}, {"alle", 1 + number % 5}},
                             {{1, fmt::format("{}", number)}},
                             fmt::format("{}", number)});
    }
    const std::string ours = written_by_us(folder.path("ours"), documents);
    expect_sound(ours);
    EXPECT_EQ(content_of(ours), content_of(written_by_xapian(folder.path("theirs"), documents)));
}

TEST(GlassDatabase, CanBeMergedByXapian) {
    const testing::TemporaryFolder folder;
    const auto documents = random_documents(300);
    const std::vector<TestDocument> first(documents.begin(), documents.begin() + 120);
    const std::vector<TestDocument> second(documents.begin() + 120, documents.end());
    Xapian::Database both(written_by_us(folder.path("first"), first));
    both.add_database(Xapian::Database(written_by_us(folder.path("second"), second)));
    both.compact(folder.path("merged"), Xapian::Compactor::FULL);
    expect_sound(folder.path("merged"));
    EXPECT_EQ(content_of(folder.path("merged")),
              content_of(written_by_xapian(folder.path("theirs"), documents)));
}

TEST(GlassDatabase, CanBeChangedByXapian) {
    const testing::TemporaryFolder folder;
    const auto documents = random_documents(200);
    const auto change = [&](const std::string& path) {
        Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
        for (Xapian::docid id = 2; id < 190; id += 7)
            database.delete_document(id);
        for (std::size_t number = 0; number < 30; ++number)
            database.replace_document(static_cast<Xapian::docid>(10 + number * 3),
                                      xapian_document(documents[number]));
        database.add_document(xapian_document(documents[5]));
        database.set_metadata("schlüssel", "wert");
        database.commit();
        return path;
    };
    const std::string ours = change(written_by_us(folder.path("ours"), documents));
    expect_sound(ours);
    auto our_content = content_of(ours);
    auto their_content = content_of(change(written_by_xapian(folder.path("theirs"), documents)));
    EXPECT_EQ(our_content, their_content);
}

TEST(GlassDatabase, SaysWhatItCannotWrite) {
    const testing::TemporaryFolder folder;
    const auto write = [&](const std::string& name, const TestDocument& document) {
        written_by_us(folder.path(name), {document});
    };
    EXPECT_THROW(write("long", {{{std::string(246, 'z'), 1}}, {}, {}}),
                 Xapian::InvalidArgumentError);
    // Zero bytes count twice.
    EXPECT_THROW(write("term", {{{std::string(240, '\0'), 1}}, {}, {}}),
                 Xapian::InvalidArgumentError);
    EXPECT_THROW(write("slot", {{}, {{128, "wert"}}, {}}), Xapian::InvalidArgumentError);
    EXPECT_THROW(Xapian::Database(folder.path("term")), Xapian::DatabaseOpeningError);
}

TEST(GlassPacking, SortsNumbersByTheirBytes) {
    std::string last;
    for (std::uint64_t number = 0; number <= 0xFFFFFFFFU; number += 1 + number / 50) {
        std::string bytes;
        glass::append_sorting_number(bytes, static_cast<std::uint32_t>(number));
        EXPECT_LT(last, bytes) << number;
        last = bytes;
    }
    std::string greatest;
    glass::append_sorting_number(greatest, 0xFFFFFFFFU);
    EXPECT_EQ(greatest, std::string("\xE0\xFF\xFF\xFF\xFF"));
}

}  // namespace
}  // namespace nachlese
