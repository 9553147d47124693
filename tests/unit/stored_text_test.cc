#include "schema/stored_text.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kPlaces[] = {"Quirnau", "Tannroda", "Ostermoor", "Klüthafen", "Dreisen"};
constexpr std::string_view kThings[] = {"Die Fähre",       "Das neue Hallenbad", "Der Wochenmarkt",
                                        "Die Klappbrücke", "Das Heimatmuseum",   "Der Sessellift",
                                        "Die Pegelmessung"};

std::string text(std::size_t number) {
    return fmt::format(
        "headline={0} in {1} bleibt vorerst geschlossen\n"
        "body={1} (dpa) - {0} bleibt nach Angaben der Gemeinde noch {2} Tage geschlossen. Wie ein "
        "Sprecher am {3}. Mai mitteilte, fehlt ein Ersatzteil.\n",
        kThings[number % std::size(kThings)], kPlaces[number % std::size(kPlaces)], number,
        number % 31 + 1);
}

std::vector<std::string> texts(std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(text(i));
    return all;
}

class StoredText : public ::testing::Test {
  protected:
    // Another one with each call.
    Xapian::WritableDatabase database(const std::string& dictionary = {}) {
        Xapian::WritableDatabase database(folder_.path(std::to_string(count_++)),
                                          Xapian::DB_CREATE);
        store_text_dictionary(database, dictionary);
        database.commit();
        return database;
    }

  private:
    testing::TemporaryFolder folder_;
    int count_ = 0;
};

TEST_F(StoredText, ComesBackAsItWas) {
    const std::string dictionary = make_text_dictionary(texts(200), 4096);
    ASSERT_THAT(dictionary, Not(IsEmpty()));
    for (const std::string& known : {std::string{}, dictionary}) {
        const auto index = database(known);
        TextPacker packer(known);
        for (const std::string& text : {std::string{}, text(1234), std::string(300'000, 'a')}) {
            const auto unpacked = unpack_text(packer.pack(text), index);
            ASSERT_TRUE(unpacked.has_value()) << unpacked.error().message;
            EXPECT_EQ(*unpacked, text);
        }
    }
}

TEST_F(StoredText, IsSmallerWithADictionary) {
    const std::string with = TextPacker(make_text_dictionary(texts(200), 4096)).pack(text(1234));
    const std::string without = TextPacker().pack(text(1234));
    EXPECT_LT(with.size(), without.size() / 2);
}

TEST_F(StoredText, NothingIsLearnedFromAFewTexts) {
    EXPECT_EQ(make_text_dictionary({}, 4096), "");
    EXPECT_EQ(make_text_dictionary(texts(3), 4096), "");
    EXPECT_EQ(make_text_dictionary(texts(200), 0), "");
}

TEST_F(StoredText, WithoutItsDictionaryIsDamaged) {
    // One that no other test of the process has opened: it would be remembered.
    const std::string dictionary = make_text_dictionary(texts(150), 4096);
    const std::string packed = TextPacker(dictionary).pack(text(7));
    const std::string other = make_text_dictionary(texts(90), 2048);
    for (const std::string& wrong : {std::string{}, other}) {
        const auto unpacked = unpack_text(packed, database(wrong));
        ASSERT_FALSE(unpacked.has_value());
        EXPECT_EQ(unpacked.error().code, ErrorCode::IndexDamaged);
    }
}

TEST_F(StoredText, IsNeverAnotherTextWhereverItIsDamaged) {
    const auto index = database();
    const std::string original = text(1) + text(2) + text(3);
    const std::string packed = TextPacker().pack(original);
    std::size_t unharmed = 0;  // a bit without meaning
    for (std::size_t i = 0; i < packed.size(); ++i) {
        EXPECT_FALSE(unpack_text(packed.substr(0, i), index).has_value()) << "cut at " << i;
        for (const char bits : {'\x01', '\x80', '\xff'}) {
            std::string damaged = packed;
            damaged[i] = static_cast<char>(damaged[i] ^ bits);
            const auto unpacked = unpack_text(damaged, index);
            if (!unpacked) continue;
            ++unharmed;
            EXPECT_EQ(*unpacked, original) << "byte " << i;
        }
    }
    EXPECT_LE(unharmed, 2U);
}

}  // namespace
}  // namespace nachlese
