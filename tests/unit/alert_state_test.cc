#include "query/alerts/alert_state.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

AlertState some_state() {
    return {7,
            "c0ffee",
            1234,
            "0.1.0",
            {"00ff", "11ee"},
            {{"Häfen", 7}, {"Werft\n", 5}},
            {{1, UINT64_MAX, 1, 0, 1, 7},
             {0x0123456789ABCDEF, 3, 7, 7, 0, 7},
             {UINT64_MAX, 5, 6, UINT32_MAX, 6, 6}}};
}

TEST(AlertState, ComesBackAsItWas) {
    const AlertState state = some_state();
    EXPECT_EQ(alert_state_from(to_bytes(state), "state").value(), state);
    EXPECT_EQ(alert_state_from(to_bytes(AlertState{}), "state").value(), AlertState{});
}

TEST(AlertState, IsNotBelievedWhereAnyByteIsAnother) {
    const std::string bytes = to_bytes(some_state());
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        std::string flipped = bytes;
        flipped[place] = static_cast<char>(flipped[place] ^ 0x20);
        EXPECT_FALSE(alert_state_from(flipped, "state")) << place;
        EXPECT_FALSE(alert_state_from(bytes.substr(0, place), "state")) << place;
    }
    EXPECT_FALSE(alert_state_from(bytes + '\n', "state"));
}

TEST(AlertState, IsReadFromItsFile) {
    const TemporaryFolder folder;
    EXPECT_EQ(read_alert_state(folder.path("none")).value(), std::nullopt);
    EXPECT_EQ(read_alert_state(folder.write("state", to_bytes(some_state()))).value(),
              some_state());
    const auto damaged = read_alert_state(folder.write("damaged", "nachlese-alerts 1\n{}"));
    ASSERT_FALSE(damaged);
    EXPECT_EQ(damaged.error().code, ErrorCode::BadInput);
    EXPECT_THAT(damaged.error().message, HasSubstr("damaged: is no state of alerts"));
    const auto a_folder = read_alert_state(folder.path());
    ASSERT_FALSE(a_folder);
    EXPECT_EQ(a_folder.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace nachlese
