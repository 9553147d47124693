#include "indexer/containers/mbox.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/containers/mbox_message.h"
#include "tests/unit/container_reading.h"
#include "tests/unit/gzip.h"

namespace nachlese {
namespace {

using nachlese::testing::container_bytes;
using nachlese::testing::ContainerReading;
using nachlese::testing::read_bytes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kFromLine = "From bote@ort.example Mon Mar 11 06:30:02 2019\n";

// One message of an mbox, with `fields` more in its header.
std::string message(std::string_view subject, std::string_view text, std::string_view fields = {}) {
    return fmt::format(
        "{}From: Bote <bote@ort.example>\nDate: Mon, 11 Mar 2019 06:30:00 +0100\n"
        "Subject: {}\n{}\n{}\n\n",
        kFromLine, subject, fields, text);
}

std::string body_of(const ContainerReading& reading, std::size_t article) {
    return article < reading.articles.size() ? body_text(reading.articles[article]) : "";
}

TEST(Mbox, IsKnownByADatedLineAboveHeaderFields) {
    struct Case {
        std::string_view bytes;
        bool expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"From a@b.example Mon Mar 11 06:30:02 2019\nSubject: x\n", true},
             {"From a@b.example Mon Mar 11 06:30:02 2019\r\nSubject: x\r\n", true},
             {"From - Mon Mar  1 06:30:02 2019\nX-Mozilla-Status: 0001\n", true},
             {"From a Mon Mar 11 06:30 CET 2019\nSubject: x\n", true},
             {"From 1628@xxx Thu Mar 14 16:09:00 +0000 2019\nX-GM-THRID: 1\n", true},
             {"From a@b.example Mon Mar 11 06:30:02 2019\nNo header field\n", false},
             {"From a@b.example Mon Mar 11 06:30:02 2019", false},
             {"From here on it rained.\nSubject: x\n", false},
             {"From Mon Mar 11 06:30:02\nSubject: x\n", false},
             {"from a@b.example Mon Mar 11 06:30:02 2019\nSubject: x\n", false},
             {"From a@b.example Mon Foo 11 06:30:02 2019\nSubject: x\n", false},
             {"Subject: x\n", false},
             {"", false},
         }) {
        EXPECT_EQ(MboxContainer().accepts(row.bytes), row.expected) << row.bytes;
    }
}

TEST(Mbox, ReadsTheMessagesOfTheSampleAroundTheDamagedOne) {
    for (const std::string& bytes : {container_bytes("newsletters.mbox"),
                                     testing::gzip(container_bytes("newsletters.mbox"))}) {
        const ContainerReading mbox = read_bytes(bytes);
        EXPECT_TRUE(mbox.whole);
        EXPECT_THAT(mbox.headlines,
                    ElementsAre("Deichgraf zählt Schafe und kommt auf drei zu wenig",
                                "Aale über Erlenholz", "Ein Lastkahn strandet auf dem Markt",
                                "Leuchtturm bekommt sein Licht zurueck", "Ein Lied aus dem Hafen"));
        EXPECT_THAT(
            mbox.paths,
            ElementsAre("datei#2019-03-11@moewenblatt.example", "datei#2",
                        "datei#2019-03-14@moewenblatt.example",
                        "datei#weiter-5@archiv.example#2019-074@kuestenfunk.example", "datei#6"));
        ASSERT_THAT(mbox.failures, SizeIs(1));
        EXPECT_THAT(mbox.failures.front(), HasSubstr("datei#3: damaged at byte "));
    }
}

constexpr std::string_view kStories[] = {
    "Am Deich ist ein Wal gestrandet, den die Fischer von Sandwarf wieder flott machen wollen.",
    "Der Markt von Quirnau bekommt ein neues Pflaster, und die Händler ziehen auf die Wiese um.",
    "Die Fähre nach Osterhever fährt wieder, nachdem ihr Ruder eine Woche lang geklemmt hatte.",
    "Im Moor bei Altenquirn hat ein Spaziergänger ein Boot aus der Bronzezeit gefunden.",
};

TEST(Mbox, LeavesOutWhatTheMessagesOfASenderShare) {
    std::string bytes;
    for (const std::string_view story : kStories) {
        bytes +=
            message("Eine Nachricht", fmt::format("Moin, liebe Leserin, lieber Leser,\n\n{}\n\n"
                                                  "Bis morgen, Ihre Redaktion am Hafen\n",
                                                  story));
    }
    const ContainerReading mbox = read_bytes(bytes);
    ASSERT_THAT(mbox.articles, SizeIs(4));
    for (std::size_t i = 0; i < mbox.articles.size(); ++i)
        EXPECT_EQ(body_of(mbox, i), kStories[i]);
}

TEST(Mbox, LeavesOutNothingThatFewShareOrThatIsAllThereIs) {
    // Three messages tell nothing, nor do ten copies of one.
    std::string few;
    std::string same;
    for (int i = 0; i < 3; ++i)
        few += message("Eine Nachricht", fmt::format("{}\n\nGruß aus dem Hafen\n", kStories[i]));
    for (int i = 0; i < 10; ++i)
        same += message("Eine Nachricht", fmt::format("{}\n\nGruß aus dem Hafen\n", kStories[0]));
    for (const std::string& bytes : {few, same}) {
        const ContainerReading mbox = read_bytes(bytes);
        EXPECT_THAT(body_of(mbox, 0), HasSubstr("Gruß aus dem Hafen"));
    }
}

TEST(Mbox, KeepsTheAddressesOfMessagesApart) {
    const std::string one = message("Eins", "Text.", "Message-ID: <a@ort.example>\n");
    const ContainerReading mbox = read_bytes(one + one + message("Zwei", "Text."));
    EXPECT_THAT(mbox.paths,
                ElementsAre("datei#a@ort.example", "datei#a@ort.example (2)", "datei#3"));
}

TEST(Mbox, UndoesTheQuotingOfLinesThatBeginLikeAMessage) {
    struct Case {
        std::string_view stored;
        std::string_view expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {">From Sandwarf to the sea.", "From Sandwarf to the sea."},
             {"From Sandwarf to the sea.", "From Sandwarf to the sea."},
             {"A >From B", "A >From B"},
         }) {
        const ContainerReading mbox = read_bytes(message("Lied", row.stored));
        EXPECT_EQ(body_of(mbox, 0), row.expected);
    }
}

TEST(Mbox, BelievesALengthOnlyWhereItLeadsToTheEndOfAMessage) {
    const std::string inner =
        fmt::format("Oben steht Text.\n\n{}Kein: Kopf\n\nUnten auch.", kFromLine);
    const std::string second = message("Zwei", "Ende.");
    for (const auto& [length, articles] :
         std::initializer_list<std::pair<std::size_t, std::size_t>>{
             {inner.size() + 1, 2}, {inner.size() - 5, 2}, {7, 2}, {0, 2}, {99999999999, 2}}) {
        const std::string fields = fmt::format("Content-Length: {}\n", length);
        const ContainerReading mbox = read_bytes(message("Eins", inner, fields) + second);
        EXPECT_THAT(mbox.headlines, ElementsAre("Eins", "Zwei")) << length << articles;
        const bool is_right = length == inner.size() + 1;
        EXPECT_THAT(mbox.failures, SizeIs(is_right ? 0 : 1)) << length;
        EXPECT_EQ(body_of(mbox, 0).find("Unten") != std::string::npos, is_right) << length;
    }
}

TEST(Mbox, ReadsOnBehindAnyDamage) {
    const std::string end = message("Zwei", "Ende.");
    for (const std::string& damage :
         {std::string("nur Zeilen\n\n"), std::string("\n"), std::string(70000, 'x') + "\n\n",
          std::string("Subject: allein\n\nText\n\n"),
          std::string("\x01\x02\xFF\xFE\n\n", 6) + std::string("\n")}) {
        const ContainerReading mbox =
            read_bytes(fmt::format("{}{}{}{}", message("Eins", "Text."), kFromLine, damage, end));
        EXPECT_THAT(mbox.headlines, ElementsAre("Eins", "Zwei"));
        EXPECT_THAT(mbox.failures, SizeIs(1));
        EXPECT_TRUE(mbox.whole);
    }
}

TEST(Mbox, NamesAMessageThatIsTooLargeAndReadsOn) {
    std::string large = message("Riese", "Text.");
    large.append(std::size_t{66} << 20U, 'x');
    const ContainerReading mbox = read_bytes(large + "\n\n" + message("Zwei", "Ende."));
    EXPECT_THAT(mbox.headlines, ElementsAre("Zwei"));
    ASSERT_THAT(mbox.failures, SizeIs(1));
    EXPECT_THAT(mbox.failures.front(), HasSubstr("datei#1: "));
    EXPECT_THAT(mbox.failures.front(), HasSubstr("64 MiB"));
}

TEST(Mbox, ReadsCarriageReturns) {
    std::string bytes = message("Eins", "Text.") + message("Zwei", "Ende.");
    for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 2))
        bytes.insert(at, 1, '\r');
    const ContainerReading mbox = read_bytes(bytes);
    EXPECT_THAT(mbox.headlines, ElementsAre("Eins", "Zwei"));
    EXPECT_THAT(mbox.failures, IsEmpty());
}

}  // namespace
}  // namespace nachlese
