#include "schema/error.h"

#include <cerrno>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

namespace nachlese {
namespace {

using ::testing::HasSubstr;

TEST(ExitStatus, EveryErrorHasOneThatIsNotSuccess) {
    for (const ErrorCode code :
         {ErrorCode::NothingFound, ErrorCode::Incomplete, ErrorCode::Usage, ErrorCode::BadQuery,
          ErrorCode::BadInput, ErrorCode::Io, ErrorCode::IndexMissing, ErrorCode::IndexIncompatible,
          ErrorCode::IndexDamaged, ErrorCode::IndexLocked, ErrorCode::Interrupted,
          ErrorCode::OutputClosed, ErrorCode::AnswerDiffers, ErrorCode::GoldenQueryFailed,
          ErrorCode::DiskSpaceLow, ErrorCode::Internal}) {
        std::size_t rows = 0;
        for (const ExitStatus& row : exit_statuses()) {
            if (row.status == 0 || row.code != code) continue;
            ++rows;
            EXPECT_EQ(exit_status(code), row.status);
            EXPECT_FALSE(row.meaning.empty());
        }
        EXPECT_EQ(rows, 1U) << static_cast<int>(code);
    }
    EXPECT_EQ(exit_status(ErrorCode::Interrupted), 130) << "as the shell says of SIGINT";
}

template <typename Thrown>
ErrorCode code_of(const Thrown& error) {
    const Error translated = from_xapian(error, "/pfad/index");
    EXPECT_THAT(translated.message, HasSubstr("/pfad/index"));
    EXPECT_THAT(translated.message, HasSubstr("weil"));
    return translated.code;
}

TEST(FromXapian, TellsTheUserWhatKindOfTroubleItIs) {
    EXPECT_EQ(code_of(Xapian::DatabaseLockError("weil")), ErrorCode::IndexLocked);
    EXPECT_EQ(code_of(Xapian::DatabaseVersionError("weil")), ErrorCode::IndexIncompatible);
    EXPECT_EQ(code_of(Xapian::DatabaseCorruptError("weil")), ErrorCode::IndexDamaged);
    EXPECT_EQ(code_of(Xapian::DatabaseNotFoundError("weil")), ErrorCode::IndexMissing);
    EXPECT_EQ(code_of(Xapian::DatabaseOpeningError("weil")), ErrorCode::IndexMissing);
    EXPECT_EQ(code_of(Xapian::DatabaseModifiedError("weil")), ErrorCode::Io);
    EXPECT_EQ(code_of(Xapian::DatabaseError("weil")), ErrorCode::Io);
    EXPECT_EQ(code_of(Xapian::DatabaseCreateError("weil")), ErrorCode::Io);
    EXPECT_EQ(code_of(Xapian::InvalidArgumentError("weil")), ErrorCode::Internal);
}

TEST(FromXapian, AnErrorWithoutANameOfItsOwnLeadsToTheCheck) {
    EXPECT_THAT(from_xapian(Xapian::DatabaseError("weil"), "/pfad/index").hint,
                HasSubstr("nachlese-index check"));
}

TEST(SystemMessage, NamesTheReason) {
    EXPECT_EQ(system_message(ENOENT), "No such file or directory");
}

TEST(Describe, ShowsTheHintAndNoControlCharacters) {
    EXPECT_EQ(describe({ErrorCode::Io, "a.txt: fehlt", "andere nehmen"}),
              "a.txt: fehlt\n  hint: andere nehmen");
    EXPECT_EQ(describe({ErrorCode::Io, "\x1B[31m\nrot", {}}), "\uFFFD[31m rot");
}

}  // namespace
}  // namespace nachlese
