#include "indexer/input.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/temporary_folder.h"
#include "tests/unit/gzip.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::size_t kNoLimit = std::size_t{1} << 30U;

// Larger than one piece of what is read at a time, and different everywhere.
std::string long_text() {
    std::string text;
    for (int line = 0; text.size() < 5 * InputStream::kHeadBytes; ++line)
        text += "Zeile " + std::to_string(line * 7919) + '\n';
    return text;
}

class InputStreamTest : public ::testing::Test {
  protected:
    [[nodiscard]] InputStream open(const std::string& content) const {
        return InputStream::open(folder_.write("datei", content)).value();
    }

    // "<TooLong>" for a line that is, "<error>" where reading breaks off.
    [[nodiscard]] std::vector<std::string> lines(const std::string& content,
                                                 std::size_t max_bytes) const {
        InputStream input = open(content);
        std::vector<std::string> lines;
        std::string line;
        while (true) {
            const auto state = input.read_line(line, max_bytes);
            if (!state) {
                lines.emplace_back("<error>");
                return lines;
            }
            if (*state == InputStream::Line::End) return lines;
            lines.push_back(*state == InputStream::Line::TooLong ? "<TooLong>" : line);
        }
    }

    testing::TemporaryFolder folder_;
};

TEST_F(InputStreamTest, CutsLinesAtEveryUsualBreak) {
    EXPECT_THAT(lines("", kNoLimit), ElementsAre());
    EXPECT_THAT(lines("\n", kNoLimit), ElementsAre(""));
    EXPECT_THAT(lines("a\r\n\nb\n", kNoLimit), ElementsAre("a", "", "b"));
    EXPECT_THAT(lines("a\nb", kNoLimit), ElementsAre("a", "b"));
    EXPECT_THAT(lines(std::string("a\0b\nc", 5), kNoLimit),
                ElementsAre(std::string("a\0b", 3), "c"));
}

TEST_F(InputStreamTest, SkipsALineOverTheLimitAndReadsOn) {
    const std::string endless(3 * InputStream::kHeadBytes, 'x');
    EXPECT_THAT(lines("abc\nabcd\nef\n", 3), ElementsAre("abc", "<TooLong>", "ef"));
    EXPECT_THAT(lines(endless + "\nKiel\n", 10), ElementsAre("<TooLong>", "Kiel"));
    EXPECT_THAT(lines("Kiel\n" + endless, 10), ElementsAre("Kiel", "<TooLong>"));
    EXPECT_THAT(lines(endless + "\n", kNoLimit), ElementsAre(endless));
}

TEST_F(InputStreamTest, ReadsCompressedAndPlainFilesAlike) {
    const std::string text = long_text();
    for (const std::string& content : {text, testing::gzip(text)}) {
        InputStream input = open(content);
        EXPECT_EQ(input.head(), text.substr(0, input.head().size()));
        EXPECT_GT(input.head().size(), 0U);
        EXPECT_LE(input.head().size(), InputStream::kHeadBytes);
        EXPECT_EQ(input.read_all(kNoLimit).value(), text) << "the head is not consumed";
        EXPECT_EQ(input.read_all(kNoLimit).value(), "");
    }
    EXPECT_EQ(lines(text, kNoLimit), lines(testing::gzip(text), kNoLimit));
}

TEST_F(InputStreamTest, ReadsGzipMembersOneAfterAnother) {
    EXPECT_THAT(lines(testing::gzip("a\nb") + testing::gzip("c\nd"), kNoLimit),
                ElementsAre("a", "bc", "d"));
}

TEST_F(InputStreamTest, CutGzipIsAnErrorAfterTheWholePieces) {
    const std::string text = long_text();
    const std::string packed = testing::gzip(text);
    const auto read = lines(packed.substr(0, packed.size() * 3 / 4), kNoLimit);
    ASSERT_GT(read.size(), 100U) << "what came before the cut is there";
    EXPECT_EQ(read.front(), "Zeile 0");
    EXPECT_EQ(read.back(), "<error>");

    InputStream input = open(packed.substr(0, packed.size() - 1));
    const auto all = input.read_all(kNoLimit);
    ASSERT_FALSE(all.has_value());
    EXPECT_EQ(all.error().code, ErrorCode::BadInput);
    EXPECT_EQ(all.error().message, folder_.path("datei") + ": damaged gzip data at byte " +
                                       std::to_string(packed.size() - 1) +
                                       " (unexpected end of file)");
}

TEST_F(InputStreamTest, DamagedGzipIsAnError) {
    std::string packed = testing::gzip(long_text());
    for (std::size_t at = packed.size() / 2; at < packed.size() / 2 + 64; ++at)
        packed[at] = static_cast<char>(~packed[at]);
    InputStream input = open(packed);
    const auto all = input.read_all(kNoLimit);
    ASSERT_FALSE(all.has_value());
    EXPECT_EQ(all.error().code, ErrorCode::BadInput);
}

TEST_F(InputStreamTest, ReadAllRefusesWhatIsLongerThanItsLimit) {
    EXPECT_EQ(open("12345").read_all(5).value(), "12345");
    EXPECT_EQ(open("123456").read_all(5).error().code, ErrorCode::BadInput);
    const std::string bomb = testing::gzip(std::string(std::size_t{4} << 20U, ' '));
    EXPECT_EQ(open(bomb).read_all(std::size_t{1} << 20U).error().code, ErrorCode::BadInput);
}

TEST_F(InputStreamTest, OpensRegularFilesAlone) {
    const std::string pipe = folder_.path("rohr");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    for (const std::string& file : {folder_.path("fehlt"), folder_.path(), pipe}) {
        const auto input = InputStream::open(file);
        ASSERT_FALSE(input.has_value()) << file;
        EXPECT_EQ(input.error().code, ErrorCode::Io);
        EXPECT_THAT(input.error().message, HasSubstr(file));
    }
}

}  // namespace
}  // namespace nachlese
