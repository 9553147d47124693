// Archives as packers make them, written here by libarchive.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/containers/member_name.h"
#include "tests/unit/container_reading.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using testing::ContainerReading;
using testing::read_bytes;

constexpr std::string_view kArticle =
    "Fähre fährt wieder\n\nSandwarf (nbk) - Die Fähre nach Sandwarf fährt seit Montag wieder. Das "
    "teilte die Reederei mit.\n";

// An archive of one member with `name`, in bytes of any encoding.
std::string packed(const char* format, const char* options, const std::string& name) {
    std::vector<char> bytes(1U << 20U);
    std::size_t used = 0;
    const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(),
                                                                         &archive_write_free);
    EXPECT_EQ(archive_write_set_format_by_name(writer.get(), format), ARCHIVE_OK);
    EXPECT_EQ(archive_write_set_options(writer.get(), options), ARCHIVE_OK);
    EXPECT_EQ(archive_write_set_passphrase(writer.get(), "Seezeichen"), ARCHIVE_OK);
    EXPECT_EQ(archive_write_open_memory(writer.get(), bytes.data(), bytes.size(), &used),
              ARCHIVE_OK);
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(kArticle.size()));
    EXPECT_GE(archive_write_header(writer.get(), entry.get()), ARCHIVE_WARN);
    EXPECT_EQ(archive_write_data(writer.get(), kArticle.data(), kArticle.size()),
              static_cast<la_ssize_t>(kArticle.size()));
    EXPECT_EQ(archive_write_close(writer.get()), ARCHIVE_OK);
    return {bytes.data(), used};
}

TEST(Archives, AreReadInEachFormat) {
    for (const char* const format : {"7zip", "zip", "ustar", "pax", "gnutar"}) {
        const ContainerReading reading = read_bytes(packed(format, "", "mai/rat.txt"));
        EXPECT_THAT(reading.paths, ElementsAre("datei#mai/rat.txt")) << format;
        EXPECT_THAT(reading.headlines, ElementsAre("Fähre fährt wieder")) << format;
        EXPECT_TRUE(reading.whole) << format;
    }
}

TEST(Archives, NameAMemberThatIsEncrypted) {
    const ContainerReading reading =
        read_bytes(packed("zip", "zip:encryption=traditional", "geheim.txt"));
    EXPECT_THAT(reading.failures, ElementsAre("datei#geheim.txt: encrypted"));
    EXPECT_THAT(reading.articles, IsEmpty());
}

TEST(Archives, KeepTheUmlautsOfNamesInOldEncodings) {
    for (const std::string name : {"f\x84hre.txt", "f\xE4hre.txt"}) {  // CP437, windows-1252
        EXPECT_THAT(read_bytes(packed("zip", "", name)).paths, ElementsAre("datei#fähre.txt"));
    }
}

TEST(MemberName, IsUtf8OrWhatItsUmlautsSay) {
    for (const auto& [bytes, name] :
         {std::pair{"Überlingen", "Überlingen"},
          std::pair{"\x9A"
                    "berlingen",
                    "Überlingen"},
          std::pair{"\xDC"
                    "berlingen",
                    "Überlingen"},
          std::pair{"Ma\xE1", "Maß"}, std::pair{"Ma\xDF", "Maß"}, std::pair{"", ""}}) {
        EXPECT_EQ(decode_member_name(bytes), name);
    }
}

TEST(MemberName, IsUnsafeWhereItLeadsOut) {
    for (const char* const name : {"/etc/x", "\\x", "C:\\x", "a/../x", "..", "a\\..\\b"})
        EXPECT_TRUE(is_unsafe_path(name)) << name;
    for (const char* const name : {"a/b.txt", "a..b", "...", "a/.b", ""})
        EXPECT_FALSE(is_unsafe_path(name)) << name;
}

}  // namespace
}  // namespace nachlese
