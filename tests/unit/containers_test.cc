#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/file_reading.h"
#include "tests/temporary_folder.h"
#include "tests/unit/container_reading.h"
#include "tests/unit/gzip.h"

namespace nachlese {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using testing::container_bytes;
using testing::ContainerReading;
using testing::read_bytes;

TEST(Containers, ReadEveryCompression) {
    for (const auto& [file, headline] :
         {std::pair("rat.txt.bz2", "In bzip2 gepackt"), std::pair("rat.txt.xz", "In xz gepackt"),
          std::pair("rat.txt.zst", "In Zstandard gepackt")}) {
        EXPECT_THAT(read_bytes(container_bytes(file)).headlines, ElementsAre(headline));
    }
}

TEST(Containers, ReadEachMemberByItsOwnContent) {
    const ContainerReading zip = read_bytes(container_bytes("woche.zip"));
    EXPECT_THAT(zip.paths, ElementsAre("datei#mai/rat.txt", "datei#mai/fähre.html"));
    EXPECT_THAT(zip.headlines, ElementsAre("Haushalt bleibt offen", "Fähre im Zip"));
    EXPECT_THAT(zip.no_articles, ElementsAre("datei#bild.png: binary data in no known format"))
        << "hidden members are not even named";
    EXPECT_TRUE(zip.whole);
}

TEST(Containers, ReadContainersWithinEachOther) {
    const ContainerReading tar = read_bytes(container_bytes("tief.tar.zst"));
    EXPECT_THAT(tar.paths, ElementsAre("datei#tief.zip#2024/mai/fähre.html.gz", "datei#rat.txt",
                                       "datei#rat.txt (2)"));
    EXPECT_EQ(tar.headlines.front(), "Tief verpackt");
}

TEST(Containers, RefuseNamesThatLeadOutAndFollowNoLinks) {
    const ContainerReading tar = read_bytes(container_bytes("boese.tar"));
    EXPECT_THAT(tar.failures,
                ElementsAre("datei#/etc/rat.txt: refused: the name leads out of the archive",
                            "datei#../rat.txt: refused: the name leads out of the archive"));
    EXPECT_THAT(tar.no_articles, ElementsAre("datei#link.txt: a link: not followed"));
    EXPECT_THAT(tar.paths, ElementsAre("datei#gut.txt"));
}

TEST(Containers, KeepWhatStoodBeforeTheDamage) {
    std::string bytes = container_bytes("boese.tar");
    bytes.resize(bytes.find("gut.txt") + 600);
    const ContainerReading tar = read_bytes(bytes);
    EXPECT_THAT(tar.failures, SizeIs(3)) << "two by name, one damaged";

    std::string zip = container_bytes("woche.zip");
    zip.resize(zip.size() / 2);
    EXPECT_THAT(read_bytes(zip).headlines, ElementsAre("Haushalt bleibt offen"));
}

TEST(Containers, HaveSomethingToSayOfEveryBeginning) {
    for (const char* const file : {"rat.txt.bz2", "rat.txt.xz", "rat.txt.zst", "woche.zip",
                                   "tief.tar.zst", "boese.tar", "moewen.warc.gz", "moewen.arc"}) {
        const std::string bytes = container_bytes(file);
        for (std::size_t size = 0; size < bytes.size(); size += size < 40 ? 1 : 101) {
            const ContainerReading reading = read_bytes(bytes.substr(0, size));
            EXPECT_FALSE(reading.articles.empty() && reading.no_articles.empty() &&
                         reading.failures.empty() && reading.error.empty())
                << file << " up to byte " << size;
        }
    }
}

TEST(Containers, RefuseWhatIsNestedTooDeeply) {
    std::string bytes = "Text\n";
    for (int layer = 0; layer < UnpackingBudget::kMaxDepth + 1; ++layer)
        bytes = testing::gzip(bytes);
    const ContainerReading reading = read_bytes(bytes);
    EXPECT_FALSE(reading.whole);
    EXPECT_THAT(reading.error, HasSubstr("compressed more than 8 times over"));
}

TEST(Containers, EndBombsByTheirRatio) {
    // Three layers of the same byte: 320 MiB from a few hundred bytes.
    std::string bytes = testing::gzip(std::string(std::size_t{320} << 20U, 'x'));
    const ContainerReading reading = read_bytes(testing::gzip(testing::gzip(bytes)));
    EXPECT_FALSE(reading.whole);
    EXPECT_THAT(reading.paths, IsEmpty());
}

TEST(WebArchives, ReadThePagesThatWereFound) {
    for (const char* const file : {"moewen.warc", "moewen.warc.gz"}) {
        const ContainerReading warc = read_bytes(container_bytes(file));
        EXPECT_THAT(warc.headlines, ElementsAre("Neue Fähre getauft", "In Stücken gesandt",
                                                "Gepackt gesandt", "Längst überfällig",
                                                "Fähre, zweiter Abruf", "Als Quelle gesichert"));
        EXPECT_EQ(warc.paths.front(), "datei#https://moewenblatt.example/faehre");
        EXPECT_EQ(warc.paths[4], "datei#https://moewenblatt.example/faehre 2024-05-13T16:30:00Z");
        EXPECT_THAT(warc.failures, IsEmpty());
        const Article& article = warc.articles.front();
        EXPECT_EQ(article.url, "https://moewenblatt.example/faehre");
        ASSERT_TRUE(article.date.has_value());
        EXPECT_EQ(article.date->origin, DateOrigin::Fetch);
        EXPECT_EQ(to_iso(article.date->when), "2024-05-13T18:30:00+02:00");
    }
}

TEST(WebArchives, ReadArc) {
    const ContainerReading arc = read_bytes(container_bytes("moewen.arc"));
    EXPECT_THAT(arc.headlines, ElementsAre("Aus der alten Zeit", "Danach noch eine"));
    EXPECT_EQ(arc.paths.front(), "datei#http://moewenblatt.example/alt.html");
}

TEST(WebArchives, GoOnBehindADamagedLength) {
    for (const char* const length : {"9999999999", "12", "x"}) {
        std::string bytes = container_bytes("moewen.warc");
        const std::size_t record = bytes.find("WARC-Target-URI: https://moewenblatt.example/weg");
        const std::size_t at = bytes.find("Content-Length: ", record) + 16;
        bytes.replace(at, bytes.find('\r', at) - at, length);
        const ContainerReading warc = read_bytes(bytes);
        EXPECT_THAT(warc.headlines, SizeIs(6)) << length;
        EXPECT_THAT(warc.failures, SizeIs(1)) << length;
        EXPECT_THAT(warc.failures.front(), HasSubstr("datei: damaged at byte ")) << length;
    }
}

TEST(WebArchives, GoOnAtTheNextGzipMember) {
    std::string bytes = container_bytes("moewen.warc.gz");
    std::size_t member = 0;
    for (int record = 0; record < 2; ++record)
        member = bytes.find("\x1F\x8B\x08", member + 1);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(member) + 100, 40, '\xFF');
    const ContainerReading warc = read_bytes(bytes);
    EXPECT_THAT(warc.headlines, SizeIs(5)) << "all but the damaged one";
    EXPECT_THAT(warc.failures, Not(IsEmpty()));
    EXPECT_TRUE(warc.whole);
}

TEST(WebArchives, NameTheRecordThatIsCutOff) {
    std::string bytes = container_bytes("moewen.warc");
    bytes.resize(bytes.find("Als Quelle gesichert"));
    const ContainerReading warc = read_bytes(bytes);
    EXPECT_THAT(warc.headlines, SizeIs(5));
    EXPECT_THAT(warc.failures, ElementsAre(AllOf(HasSubstr("damaged at byte"),
                                                 HasSubstr("a record that is cut off"))));
}

}  // namespace
}  // namespace nachlese
